// Signs in with a wrong password. Calls back with when the answer was there, when its message was, and when it was drawn.
const [done] = arguments;
const form = document.querySelector("form.flow");
const button = form.querySelector("button[name=method][value=password]");
const message = "[data-testid='ui/message/4000006']";
let wasBusy = false;

const fill = (name, text) => {
  const field = form.elements.namedItem(name);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const changes = new MutationObserver(() => {
  const isBusy = form.getAttribute("aria-busy") === "true";
  wasBusy ||= isBusy;
  if (!wasBusy || isBusy || !form.querySelector(message)) return;
  const shown = performance.now();
  changes.disconnect();
  window.bench.afterFrame((drawn) => {
    const answer = performance.getEntriesByType("resource").findLast(({ name }) => name.includes("/login?flow="));
    done([answer.responseEnd, shown, drawn]);
  });
});
changes.observe(document, { childList: true, attributes: true, subtree: true });

fill("identifier", "nobody@example.com");
fill("password", "not the right one");
button.click();
