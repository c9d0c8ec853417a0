// Begins what the program needs while it is on its way: the configuration, the texts of the person's language, and the
// flow that the URL asks for. What comes of it stands in `leptosKratos`; `src/startup.rs` and `src/client/early.rs` take it
// over, by the names in `src/early.rs`. The theme that was chosen holds at once. And should the program not come, or break
// down, the page says so.
(() => {
  const root = document.documentElement;
  const chosen = (name) => {
    try {
      return localStorage.getItem(`leptos-kratos.${name}`);
    } catch {
      return null; // Storage is switched off.
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(`leptos-kratos.${name}`, value);
    } catch {
      // Switched off, or full.
    }
  };
  const request = (url, seconds, options) =>
    fetch(url, { ...options, signal: AbortSignal.timeout?.(seconds * 1000) });
  const read = async (path) => {
    const answer = await request(path, 5);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  // What only the program reads stays in UTF-8, which is the program's own.
  const bytes = async (answer) => new Uint8Array(await answer.arrayBuffer());
  const theme = chosen("theme");
  if (theme) root.dataset.theme = theme;

  const languageOf = ({ languages }) => {
    const same = (one, other) => one?.toLowerCase() === other.toLowerCase();
    const find = (wanted) =>
      languages.find((language) => same(wanted, language)) ??
      languages.find((language) => same(wanted?.split("-")[0], language.split("-")[0]));
    return [chosen("language"), ...navigator.languages].map(find).find(Boolean) ?? languages[0];
  };

  // The URL has to be the very one that the program would ask for (`UseFlow::request`): two new flows that cross each
  // other on the way would each set a CSRF cookie, and one of them would be the wrong one.
  const kinds = { register: "registration", "account/settings/security": "settings" };
  const name = location.pathname.replace(/^\/|\/$/g, "");
  const kind = kinds[name] ?? name;
  const flowUrl = ({ kratos, pages }) => {
    const isFlow = ["login", "registration", "recovery", "verification", "settings"].includes(kind);
    if (!isFlow || pages?.[kind] === false) return null;
    const here = new URLSearchParams(location.search);
    const base = `${(kratos ?? "/.ory").replace(/\/+$/, "")}/self-service/${kind}`;
    if (here.get("flow")) return `${base}/flows?id=${encodeURIComponent(here.get("flow"))}`;
    const query = new URLSearchParams();
    for (const name of [
      "return_to",
      "aal",
      "refresh",
      "via",
      "login_challenge",
      "organization",
      "identity_schema",
      "after_verification_return_to",
    ]) {
      if (here.get(name)) query.set(name, here.get(name));
    }
    return `${base}/browser?${query}`.replace(/\?$/, "");
  };
  const ask = async (url) => {
    const accept = { Accept: "application/json" };
    const answer = await request(url, 15, { credentials: "include", headers: accept });
    return { status: answer.status, retryAfter: answer.headers.get("Retry-After"), body: await bytes(answer) };
  };

  // What follows from a configuration. Whoever takes the promises over says what is wrong.
  const begun = {};
  const begin = (config) => {
    const attempt = (make, otherwise) => {
      try {
        return make(config) ?? otherwise;
      } catch {
        return otherwise; // Not the kind of JSON that it should be.
      }
    };
    const language = attempt(languageOf, "en");
    const url = attempt(flowUrl, null);
    if (begun.language !== language) {
      Object.assign(begun, { language, texts: read(`/locale/${language}.json`).then(bytes) });
      begun.texts.catch(() => {});
    }
    if (url && begun.flow?.url !== url) {
      begun.flow = { url, answer: ask(url) };
      begun.flow.answer.catch(() => {});
    }
    root.lang = language;
    return begun;
  };

  // The configuration is mostly what it was at the last visit: then nothing has to wait for it.
  const config = read("/config.json").then((answer) => answer.text());
  const last = chosen("config");
  const parse = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  };
  if (last) begin(parse(last));
  const leptosKratos = { config, flow: null };
  leptosKratos.texts = config
    .then((text) => {
      keep("config", text);
      return parse(text);
    }, () => ({}))
    .then((config) => {
      const { texts, flow } = begin(config);
      leptosKratos.flow = flow;
      if (config?.api) customElements.define("kratos-account", Account);
      return texts;
    });
  for (const promise of [config, leptosKratos.texts]) promise.catch(() => {});
  window.leptosKratos = leptosKratos;

  // A program that breaks down, or never comes, leaves a page on which nothing works: somebody has to say so.
  const english = {
    SomethingWrong: "Something went wrong",
    Broken: "This page has stopped working. Please reload it and start again.",
    Reload: "Reload the page",
  };
  const known = (texts) => ({ ...english, ...JSON.parse(new TextDecoder().decode(texts)).phrases });
  const make = (tag, className, content) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
  };
  let isOver = false;
  const alarm = async () => {
    const phrases = await leptosKratos.texts.then(known).catch(() => english);
    const reload = make("button", "button button-primary", [phrases.Reload]);
    reload.addEventListener("click", () => location.reload());
    const card = make("section", "card", [make("h1", "card-title", [phrases.SomethingWrong]), isOver ? make("p", "", [phrases.Broken]) : "", reload]);
    card.setAttribute("role", "alert");
    return card;
  };
  const giveUp = async () => {
    if (isOver) return;
    isOver = true;
    const card = await alarm();
    document.querySelector("#app").replaceChildren(make("main", "shell", [card]));
    card.querySelector("button").focus();
  };
  // What the server beside the page knows is shown by a program of its own, where a page has a place for it.
  class Account extends HTMLElement {
    async connectedCallback() {
      try {
        const program = await import("/leptos-kratos-account.js");
        await program.default();
        program.mount(this);
      } catch {
        this.append(await alarm());
      }
    }
  }
  const isComing = () => document.querySelector("#app > main > [aria-busy]");
  const isBroken = (error) => isComing() || (self.WebAssembly && error instanceof WebAssembly.RuntimeError);
  const isScript = ({ type }) => type === "module" && isComing();
  // Captured, as a script that does not come says so to nobody else.
  addEventListener("error", ({ error, target }) => (error ? isBroken(error) : isScript(target)) && giveUp(), true);
  addEventListener("unhandledrejection", ({ reason }) => isBroken(reason) && giveUp());
})();
