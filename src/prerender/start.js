// Starts the program. If any part of it cannot be had, the page stays readable and says so.
const root = document.documentElement;
const address = (name) => new URL(name, import.meta.url);
const stop = watchForStop(root);
const failed = (error) => {
  stop(error);
  if ("ready" in root.dataset) return;
  delete root.dataset.pending;
  root.dataset.failed = "";
};
// the page has begun to fetch the program (head.js)
const fetched = document.querySelector("link[as=fetch][type]")?.fetched ?? address("./PROGRAM");
import("./SCRIPT").then((program) => program.default({ module_or_path: fetched })).catch(failed);

// The second program comes when a chart is near, or a page made of charts is asked for. It is asked
// for once; where it cannot be had, the next chart or page asks again.
let charts;
const fetchCharts = () => {
  if ("stopped" in root.dataset) return;
  charts ??= import("./CHARTS_SCRIPT")
    .then(async (program) => {
      await program.default({ module_or_path: address("./CHARTS_PROGRAM") });
      await program.charts(address("./").pathname, address("./TEXTS").href, address("./CHARTS_TEXTS").href);
      root.dataset.charts = "";
    })
    .catch((error) => {
      stop(error);
      charts = undefined;
      root.dataset.charts = "failed";
      // what a dialog would say stands on a page too
      if ("asks" in root.dataset) location.assign(address("./about/#embedding"));
    });
};
const seen = new WeakSet();
const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && fetchCharts(), { rootMargin: "10%" });
const look = () => {
  for (const place of document.querySelectorAll("[data-chart], [data-chart-card], [data-live=figures], [data-await]")) {
    if (seen.has(place)) continue;
    seen.add(place);
    near.observe(place);
  }
};
document.addEventListener("explorer:change", look);
look();

// The dialog with the snippets is the second program's.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-do=embed]")) return;
  root.dataset.asks = "embed";
  fetchCharts();
  document.dispatchEvent(new Event("explorer:change"));
});
// Snippets on a page that was only read name the place this copy of the site is at.
for (const site of document.querySelectorAll("[data-site]")) site.textContent = address("./").href;

if (parent !== window && "embed" in root.dataset) {
  // What is chosen is told to the page around this one, when it changes.
  let known;
  document.addEventListener("explorer:change", () => {
    if (!("at" in root.dataset)) return;
    const asked = new URLSearchParams(root.dataset.at.split("?")[1]);
    const chosen = (name) => asked.get(name)?.split(",") ?? [];
    const [country, area] = [chosen("country"), chosen("area").map(Number)];
    const now = `${country};${area}`;
    if (known !== undefined && known !== now) {
      parent.postMessage({ type: "japan-asean-explorer:select", version: 1, country, area }, "*");
    }
    known = now;
  });
  // A frame as tall as its content has its middle out of sight: passages open where they are asked for.
  document.addEventListener("click", (event) => {
    root.style.setProperty("--at", `${event.target.getBoundingClientRect().top}px`);
  }, true);
}

// What keeps the site on this device comes last, once the page is live, and never in a frame.
if (top === self && isSecureContext && "serviceWorker" in navigator) {
  const idle = self.requestIdleCallback ?? setTimeout;
  const keep = () => import("./OFFLINE").then((offline) => offline.keep(import.meta.url)).catch(() => {});
  document.addEventListener("explorer:change", () => idle(keep), { once: true });
}
