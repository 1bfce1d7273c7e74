// Runs before the scripts of every measured page and keeps what the browser reports.
(() => {
  if (self !== top) return;
  const bench = (self.bench = { ready: null, tasks: [], shifts: [], events: [] });
  const observe = (type, take, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe("longtask", (task) => bench.tasks.push([task.startTime, task.duration]));
  observe("layout-shift", (shift) => shift.hadRecentInput || bench.shifts.push([shift.startTime, shift.value]));
  // only what a visitor did has an interaction's number
  observe("event", (event) => event.interactionId && bench.events.push([event.startTime, event.duration]), { durationThreshold: 16 });

  const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  /** After the next frame has been painted. */
  const painted = async () => {
    await frame();
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  };

  // the page is ready when its root element says so
  bench.isReady = new Promise((done) => {
    const look = () => {
      if (!document.documentElement?.hasAttribute("data-ready")) return;
      bench.ready = performance.now();
      watch.disconnect();
      done();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { attributes: true, attributeFilter: ["data-ready"], childList: true, subtree: true });
  });

  /** What loading has cost until two seconds after the page was ready. */
  bench.loaded = async () => {
    await bench.isReady;
    await later(2000);
    const until = bench.ready + 2000;
    // the worst burst of shifts: less than a second between two of them, five seconds at most
    let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
    for (const [at, value] of bench.shifts) {
      if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
      last = at;
      worst = Math.max(worst, (sum += value));
    }
    return {
      fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      ready: bench.ready,
      blocked: bench.tasks.reduce((all, [at, took]) => all + (at < until ? Math.max(0, took - 50) : 0), 0),
      shift: worst,
    };
  };

  bench.calm = async () => {
    await frame();
    await painted();
    await new Promise((done) => requestIdleCallback(done, { timeout: 3000 }));
    await later(80);
  };

  bench.until = async (holds) => {
    for (const started = performance.now(); !holds(); await frame()) {
      if (performance.now() - started > 20000) throw new Error("waited in vain");
    }
  };

  /** A place where a click reaches the first element of a selector that can be seen; null if there is none. */
  bench.place = async (selector) => {
    const all = [...document.querySelectorAll(selector)];
    // a folded part is unfolded first
    const inside = all[0]?.matches("summary") ? all[0].parentElement.parentElement : all[0];
    for (let folded; (folded = inside?.closest("details:not([open])")); ) folded.open = true;
    const target = all.find((e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0);
    if (!target) return null;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    await bench.calm();
    const box = target.getBoundingClientRect();
    const parts = [10, 5, 15, 3, 7, 12, 17, 1, 2, 4, 6, 8, 9, 11, 13, 14, 16, 18, 19];
    for (const i of parts) for (const j of parts) {
      const [x, y] = [box.x + (box.width * i) / 20, box.y + (box.height * j) / 20];
      const hit = document.elementFromPoint(x, y);
      if (hit && (target.contains(hit) || hit.closest("label")?.contains(target))) return [x, y];
    }
    return null;
  };

  /** From now on only later events count: one of before may be reported late. */
  bench.begin = () => {
    bench.begun = performance.now();
  };

  /** The longest event since `bench.begin`; 16, the least that is reported, if there was none. */
  bench.longest = async () => {
    await bench.calm();
    return Math.max(16, ...bench.events.filter(([at]) => at >= bench.begun).map(([, took]) => took));
  };

  /** Milliseconds from going back until the frame after a condition holds has been painted. */
  bench.back = async (holds) => {
    const started = performance.now();
    history.back();
    await bench.until(holds);
    await painted();
    return performance.now() - started;
  };
})();
