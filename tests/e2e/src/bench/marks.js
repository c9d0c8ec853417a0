// Runs before anything else in a page, and takes the marks of one visit: when what `SELECTOR` names is there, when it can
// be used, and what the browser did before that. `bench.visit` is a promise of all of it.
(() => {
  const marks = { there: 0, usable: 0, firstPaint: 0, shift: 0, longTasks: [] };
  let tellPainted;
  const painted = new Promise((tell) => (tellPainted = tell));
  const take = {
    "paint": ({ name, startTime }) => {
      if (name !== "first-paint") return;
      marks.firstPaint = startTime;
      tellPainted();
    },
    "layout-shift": ({ value }) => (marks.shift += value),
    "longtask": ({ startTime, duration }) => marks.longTasks.push([startTime, duration]),
  };
  const observers = Object.keys(take).map((type) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take[type]));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(take[type]);
  });
  performance.setResourceTimingBufferSize(5000);

  // A task that comes after all that the current one has begun.
  const afterTask = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  };
  // The frame that is made next is drawn, and the page listens again.
  const afterFrame = (then) => requestAnimationFrame(() => afterTask(then));

  const request = ({ name, transferSize, startTime, responseEnd, initiatorType }) =>
    [name.replace(location.origin, ""), transferSize, startTime, responseEnd, initiatorType];
  const requests = () =>
    ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type).map(request));

  const whole = () => new Promise((then) => document.readyState === "complete" ? then() : addEventListener("load", then));
  const visit = new Promise((tell) => {
    const look = () => {
      const element = document.querySelector(SELECTOR);
      if (marks.there || !element || element.matches(":disabled")) return;
      if (!element.checkVisibility({ visibilityProperty: true })) return;
      marks.there = performance.now();
      changes.disconnect();
      afterFrame((now) => {
        marks.usable = now;
        // What was drawn, was shifted, or took long, is told some frames later.
        Promise.all([whole(), painted]).then(() => afterFrame(() => afterFrame(() => requestIdleCallback(() => {
          observers.forEach((observer) => observer());
          tell({ ...marks, requests: requests() });
        }))));
      });
    };
    const changes = new MutationObserver(look);
    changes.observe(document, { childList: true, attributes: true, subtree: true });
    // A style sheet changes what is visible without changing the document.
    const everyFrame = () => {
      if (marks.there) return;
      look();
      requestAnimationFrame(everyFrame);
    };
    requestAnimationFrame(everyFrame);
  });
  window.bench = { visit, afterTask, afterFrame };
})();
