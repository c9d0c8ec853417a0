// Arguments: "field" or "button", its name, and the callback. Calls back with the element, or null.
const [kind, name, done] = arguments;

const ownText = element =>
  [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join("").trim();
const isUsable = element => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled");
const isField = element => element.name === name || [...element.labels].some(label => ownText(label) === name);
const isButton = element => (element.ariaLabel ?? element.value ?? "") === name || element.innerText.trim() === name;

const [selector, matches] = kind === "field"
  ? ["input:not([type=hidden]), select, textarea", isField]
  : ["a[href], button, input[type=submit]", isButton];

// Nobody can use what lies behind a dialogue.
const scope = () => document.querySelector("dialog:modal") ?? document;

// Two frames later the focus has settled: the application moves it in the frame after it has drawn.
requestAnimationFrame(() => requestAnimationFrame(() =>
  done([...scope().querySelectorAll(selector)].find(element => isUsable(element) && matches(element)) ?? null)));
