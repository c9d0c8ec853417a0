// Returns everything that a person sees of the page, as JSON.
const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
const texts = (selector) => shown(selector).map((element) => element.innerText.trim());
const inputs = shown("input:not([type=hidden]):not([type=checkbox])");

return JSON.stringify({
  path: location.pathname,
  flow: new URLSearchParams(location.search).get("flow"),
  isBusy: shown("form[aria-busy=true], .skeleton, main > [aria-busy=true], .button-pending").length > 0 ||
    texts("main [role=status]").includes("Loading …"),
  problem: texts(".problem p")[0] ?? null,
  // Nobody can use what lies behind a dialogue.
  canTryAgain: shown(".problem button").length > 0 && !document.querySelector("dialog:modal"),
  toasts: texts(".toast p"),
  messages: shown("[data-testid^='ui/message/']").map((element) => Number(element.dataset.testid.split("/")[2])),
  fields: Object.fromEntries(inputs.map((input) => [input.name, input.value])),
  text: document.body.innerText,
  loaded: performance.timeOrigin,
});
