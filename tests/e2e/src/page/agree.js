const [argument, done] = arguments;
const until = performance.now() + 500;

(function ask() {
  let answer;
  try {
    answer = is(argument);
  } catch (error) {
    answer = String(error);
  }
  if (answer === true || performance.now() > until) {
    done(answer);
  } else {
    setTimeout(ask, 20);
  }
})();
