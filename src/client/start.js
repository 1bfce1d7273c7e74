// Loads and starts the programs. If the first one cannot be loaded, the page stays readable and shows a message.
// EXPLORER_SCRIPT and the other names in capitals are file names that the build inserts (src/publish/scripts.rs).
const root = document.documentElement;
const address = (name) => new URL(name, import.meta.url);
const stop = watchForStop(root);
// set by head.js if the browser cannot run the program
const unsupported = "failed" in root.dataset;
// A WebAssembly module with a table of references. Browsers that reject it are too old for the programs.
const REFERENCE_TYPES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0);
const failed = (error) => {
  stop(error);
  const old = error instanceof WebAssembly.CompileError && !WebAssembly.validate(REFERENCE_TYPES);
  document.dispatchEvent(new CustomEvent("explorer:failed", { detail: old ? "old" : "load" }));
};
// The explorer's page contains the texts of the first program, one a line; other pages preload them.
const inPage = document.getElementById("texts");
const texts = () => inPage
  ? Promise.resolve(new Response(inPage.text.replaceAll("\n", "\0")))
  : fetch(address(TEXTS), { cache: "force-cache" });
if (inPage) {
  const link = document.head.appendChild(document.createElement("link"));
  link.dataset.texts = link.href = TEXTS;
  link.fetched = texts();
}
if (!unsupported) {
  // head.js has already requested the module
  const fetched = document.querySelector("link[as=fetch][type]")?.fetched ?? address(EXPLORER_MODULE);
  import(EXPLORER_SCRIPT).then((program) => program.default({ module_or_path: fetched })).catch(failed);
}

// The charts program is loaded when a chart is near the viewport or a page made of charts is opened. If that fails,
// the next chart or page tries again.
let charts;
// The explorer's page was written without the middle part of the style sheet, which other pages and the dialog need.
const addStyle = () => {
  const first = document.querySelector("style:first-of-type + style")?.previousElementSibling;
  if (!first) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address(PAGES_STYLE) });
  first.after(link);
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = (error) => reject(error, link.remove());
  });
};
const fetchCharts = () => {
  if (unsupported || "stopped" in root.dataset) return;
  charts ??= Promise.all([import(CHARTS_SCRIPT), addStyle()])
    .then(async ([program]) => {
      await program.default({ module_or_path: address(CHARTS_MODULE) });
      if ("stopped" in root.dataset) throw new Error("the other program has stopped");
      await program.charts(address("./").pathname, texts(), address(CHARTS_TEXTS).href, address(SINCE_TEXTS).href);
      root.dataset.charts = "";
    })
    .catch((error) => {
      stop(error);
      charts = undefined;
      root.dataset.charts = "failed";
      // a page that waits for this program does so in vain
      document.dispatchEvent(new Event("explorer:rendered"));
      // the page has the same instructions as the dialogs
      const asks = root.dataset.asks;
      if (asks) location.assign(address(`./about/#${asks === "embed" ? "embedding" : "citing"}`));
    });
};
// Of a chart far below the first screen the page contains the heading, for readers without scripts. It is shown when
// the chart comes near, and stays if the second program cannot draw the chart.
const writeDeferred = () => {
  for (const text of document.querySelectorAll("[data-empty] > noscript")) {
    const section = text.parentElement;
    section.innerHTML = text.textContent;
    section.setAttribute("aria-labelledby", section.querySelector("h2").id);
  }
};
addEventListener("beforeprint", writeDeferred);
const observed = new WeakSet();
const nearViewport = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  writeDeferred();
  fetchCharts();
}, { rootMargin: "50%" });
const observeCharts = () => {
  for (const place of document.querySelectorAll("[data-chart], [data-chart-card], [data-chart-do], [data-live=figures], [data-live=since], .toc, [data-await], .map-data > p")) {
    if (observed.has(place)) continue;
    observed.add(place);
    nearViewport.observe(place);
  }
  if (/(^|\/)search\//.test(root.dataset.at)) fetchSearch();
  // with filters, charts out of view must be redrawn before printing, too; the map may have figures to show
  if (/[?&]((area|group|country|actor|basis|theme|q)=|map=(?!only(&|$)))/.test(root.dataset.at) && document.querySelector("[data-chart]")) (self.requestIdleCallback ?? setTimeout)(fetchCharts);
};
document.addEventListener("explorer:change", observeCharts);
observeCharts();

// The search program is loaded when its page or the dialog is opened. If that fails, the page of the search says so.
let search;
const fetchSearch = () => search ??= Promise.all([import(SEARCH_SCRIPT), addStyle()])
  .then(async ([program]) => {
    await program.default({ module_or_path: address(SEARCH_MODULE) });
    await program.search(address("./").pathname, address(SEARCH_INDEX).href);
    return program;
  })
  .catch((error) => {
    stop(error);
    search = undefined;
    root.dataset.found = "failed";
  });
// The link in the masthead, or the key unless it is switched off, or typed into a field.
const openSearch = (event) => {
  const { key, target } = event, link = document.querySelector("[data-find]");
  if (unsupported || "embed" in root.dataset || event.ctrlKey || event.altKey || event.metaKey) return;
  if (key) {
    let off = root.dataset.slash;
    try {
      off ??= localStorage.getItem(`japan-asean-explorer:${address("./").pathname}:slash`);
    } catch { /* no storage here */ }
    if (key !== "/" || off || target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]")) return;
  } else if (event.shiftKey || !target.closest("[data-find]")) return;
  event.preventDefault();
  fetchSearch().then((program) => program ? program.open() : location.assign(link.href));
};
document.addEventListener("click", openSearch);
document.addEventListener("keydown", openSearch);

// The dialogs for embedding and citing are part of the charts program.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do=embed], [data-do=cite]");
  if (!button) return;
  root.dataset.asks = button.dataset.value ?? "embed";
  fetchCharts();
  document.dispatchEvent(new Event("explorer:change"));
});
// Snippets on prerendered pages show the address of this copy of the site.
for (const site of document.querySelectorAll("[data-site]")) site.textContent = address("./").href;

if (parent !== window && "embed" in root.dataset) import(FRAME_SCRIPT);

// What can wait until the page is interactive and idle: other languages, and what the device keeps.
const idle = self.requestIdleCallback ?? setTimeout;
const later = () => import(IDLE_SCRIPT).then((module) => module.start(import.meta.url)).catch(() => {});
if (!("embed" in root.dataset)) document.addEventListener("explorer:change", () => idle(later), { once: true });
