// Arguments: the secret of an authenticator app or null, and the callback. Calls back with the app's present code; without
// a secret it sets up an app and recovery codes for whoever is signed in, and calls back with both.
const [known, done] = arguments;

const headers = { Accept: "application/json", "Content-Type": "application/json" };
// A busy database answers without a flow.
const ask = async (url, options) => {
  for (let tries = 0; ; tries += 1) {
    const answer = await (await fetch(url, { headers, ...options })).json();
    if (answer.ui || tries === 9) return answer;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
};
const begin = () => ask("/.ory/self-service/settings/browser");
const node = (flow, id) => flow.ui.nodes.find(({ attributes }) => (attributes.name ?? attributes.id) === id).attributes;
const submit = (flow, body) => {
  const whole = JSON.stringify({ csrf_token: node(flow, "csrf_token").value, ...body });
  return ask(flow.ui.action, { method: "POST", body: whole });
};
const bytes = base32 => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...base32].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return new Uint8Array(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
};
// RFC 6238.
const codeOf = async secret => {
  const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30000)));
  const hash = new DataView(await crypto.subtle.sign("HMAC", key, counter));
  const offset = hash.getUint8(19) & 15;
  return String((hash.getUint32(offset) & 0x7fffffff) % 1000000).padStart(6, "0");
};
const enrol = async () => {
  let flow = await begin();
  const secret = node(flow, "totp_secret_key").text.context.secret;
  await submit(flow, { method: "totp", totp_code: await codeOf(secret) });
  flow = await submit(await begin(), { lookup_secret_regenerate: true });
  const codes = node(flow, "lookup_secret_codes").text.context.secrets.map(({ context }) => context.secret);
  await submit(flow, { lookup_secret_confirm: true });
  return { secret, codes };
};

(known ? codeOf(known) : enrol()).then(done, error => done(String(error)));
