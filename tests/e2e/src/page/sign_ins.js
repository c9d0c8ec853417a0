// Signs in and out so many times in one page, as a person does. Calls back with nothing, or with what went wrong.
const [identifier, password, times, done] = arguments;

const until = (what, find) =>
  new Promise((resolve, reject) => {
    const end = performance.now() + 10_000;
    const look = () => {
      const found = find();
      if (found) resolve(found);
      else if (performance.now() > end) reject(`${what} does not come: ${document.body.innerText}`);
      else setTimeout(look, 4);
    };
    look();
  });
const fill = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const button = (text) => [...document.querySelectorAll("main button")].find((it) => it.innerText === text);
const form = () => location.pathname === "/login" && document.querySelector("form.flow[aria-busy=false]");

// Chromium forgets changes of the address when there are more than 200 in ten seconds. One round makes three.
const ROUND = 170;

(async () => {
  for (let time = 0; time < times; time += 1) {
    const round = new Promise((resolve) => setTimeout(resolve, ROUND));
    const { elements } = await until("the form", form);
    fill(elements.namedItem("identifier"), identifier);
    fill(elements.namedItem("password"), password);
    button("Sign in with password").click();
    const out = await until("the account", () => location.pathname === "/" && button("Sign out"));
    out.click();
    await until("the sign-in", form);
    await round;
  }
})().then(() => done(null), done);
