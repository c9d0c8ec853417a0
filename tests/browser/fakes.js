// What the tests put in the place of the browser's own, for all of them in one module: the test server hands out files on
// four connections, and at times forgets the fifth for good.

// Kratos's scripts, which are never to run.

const scripts = [
  "oryWebAuthnRegistration", "oryWebAuthnLogin", "oryPasskeyLogin", "oryPasskeyLoginAutocompleteInit",
  "oryPasskeyRegistration", "oryPasskeySettingsRegistration",
];
let scriptsThatRan = [];

export function watchScripts() {
  scriptsThatRan = [];
  for (const script of scripts) window[script] = () => { scriptsThatRan.push(script); };
}

export function scriptsRun() {
  for (const script of scripts) delete window[script];
  return scriptsThatRan.join();
}

// An authenticator.

let asked = [];
const statics = ["parseCreationOptionsFromJSON", "parseRequestOptionsFromJSON"];
const parsers = statics.map((name) => PublicKeyCredential[name]);

function credential() {
  const answer = Object.create(PublicKeyCredential.prototype);
  Object.defineProperty(answer, "toJSON", { value: () => ({ id: "key-1", type: "public-key" }) });
  return answer;
}

function authenticator(kind, behaviour) {
  return (options) => {
    asked.push({ kind, ...options });
    return new Promise((resolve, reject) => {
      options.signal.addEventListener("abort", () => reject(new DOMException("ended", "AbortError")));
      if (behaviour === "answers") resolve(credential());
      else if (behaviour !== "waits") reject(new DOMException("refused", behaviour));
    });
  };
}

export function useAuthenticator(modal, conditional) {
  asked = [];
  const get = (options) => authenticator("get", options.mediation === "conditional" ? conditional : modal)(options);
  Object.defineProperty(navigator.credentials, "get", { value: get, configurable: true });
  Object.defineProperty(navigator.credentials, "create", { value: authenticator("create", modal), configurable: true });
  PublicKeyCredential.isConditionalMediationAvailable = async () => true;
  statics.forEach((name, index) => { PublicKeyCredential[name] = parsers[index]; });
}

export function useOldBrowser() {
  asked = [];
  for (const name of statics) delete PublicKeyCredential[name];
}

export function askedFor() {
  const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return JSON.stringify(asked.map(({ kind, publicKey, mediation, signal }) => ({
    kind,
    user: publicKey.user && publicKey.user.name,
    site: publicKey.rpId ?? publicKey.rp.id,
    challenge: new Uint8Array(publicKey.challenge).length,
    keys: (publicKey.allowCredentials ?? []).map(({ id }) => text(id)),
    mediation,
    aborted: signal.aborted,
  })));
}

// Kratos.

let answers = {};
let calls = [];
let sent = [];
const real = window.fetch;

export function answerWith(json) {
  answers = JSON.parse(json);
  calls = [];
  sent = [];
  window.fetch = async (request) => {
    const { origin, pathname } = new URL(request.url);
    const call = `${request.method} ${origin === location.origin ? "" : origin}${pathname}`;
    calls.push(call);
    const said = await request.clone().text();
    if (said) sent.push(JSON.parse(said));
    const [status, body] = answers[call] ?? [502, "<html>"];
    return new Response(status === 204 ? null : typeof body === "string" ? body : JSON.stringify(body), { status });
  };
}

export function askedCalls() {
  window.fetch = real;
  return calls.join("\n");
}

export function sentBodies() {
  return JSON.stringify(sent);
}

// What leaves the page: the clipboard, a file, the printer.

let record = {};

export function watchBrowser(clipboard) {
  record = { prints: 0 };
  const writeText = async (text) => {
    if (clipboard === "refuses") throw new DOMException("refused", "NotAllowedError");
    record.copied = text;
  };
  Object.defineProperty(navigator, "clipboard", { value: clipboard === "lacks" ? undefined : { writeText }, configurable: true });
  window.print = () => { record.prints += 1; };
  URL.createObjectURL = (blob) => {
    record.type = blob.type;
    blob.text().then((text) => { record.file = text; });
    return "blob:made-up";
  };
  URL.revokeObjectURL = (url) => { record.freed = `${url} after ${record.link}`; };
  HTMLAnchorElement.prototype.click = function () { record.name = this.download; record.link = this.href; };
}

export function watched() {
  return JSON.stringify(record);
}

// Pasting.

export function pasteInto(input, text) {
  input.focus();
  document.execCommand("insertText", false, text);
}
