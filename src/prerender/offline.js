// Keeps the site on this device and tells the page how that stands. `start.js` fetches this once the
// page is live and idle, and never in a frame. Whatever is refused, the page is as it was before.
const PRODUCT = "japan-asean-explorer:";
const AGAIN_AFTER = 60 * 60 * 1000;
const root = document.documentElement;
const workers = navigator.serviceWorker;
const worker = new URL("./worker.js", import.meta.url);

/** `start`: address of the script that started the page, which tells its version. */
export const keep = async (start) => {
  // who asks for less data is not sent the whole site unasked
  if (!workers.controller && navigator.connection?.saveData) return;
  const registration = await workers.register(worker, { updateViaCache: "none" });

  // the worker keeps an older version for as long as a page shows it
  const sayWhich = (to) => to?.postMessage({ type: `${PRODUCT}page`, start: start.split("/").pop() });
  workers.addEventListener("message", ({ data, source }) => data?.type === `${PRODUCT}which` && sayWhich(source));
  workers.ready.then(({ active }) => sayWhich(active));

  // a new version waits until the visitor wants it, or has closed every page of the old one
  const offer = () => {
    if (!registration.waiting || !workers.controller) return;
    root.dataset.update = "";
    for (const button of document.querySelectorAll("[data-reload]")) button.disabled = false;
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  registration.installing?.addEventListener("statechange", offer);
  offer();

  let asked = false;
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-reload]")) return;
    asked = true;
    // another page may have asked already; then the new version is there
    if (registration.waiting) registration.waiting.postMessage({ type: `${PRODUCT}take-over` });
    else location.reload();
  });
  // other pages go on with the version they show
  workers.addEventListener("controllerchange", () => asked && location.reload());

  // A device that has a network may still not reach the site, so the site is asked; the worker
  // answers no HEAD.
  let looked = Date.now();
  const look = async () => {
    looked = Date.now();
    const reached = navigator.onLine && (await fetch(worker, { method: "HEAD", cache: "no-store" }).then(() => true, () => false));
    root.toggleAttribute("data-offline", !reached && workers.controller !== null);
    if (reached) registration.update().catch(() => {});
  };
  addEventListener("online", look);
  addEventListener("offline", look);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - looked > AGAIN_AFTER) look();
  });
  if (workers.controller) look();
};
