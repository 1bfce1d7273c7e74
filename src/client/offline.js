// Registers the service worker, which keeps the site on the device, and shows the page's banners about new versions
// and the network. `start.js` loads this when the page is interactive and idle, and never in a frame. If anything is
// refused, the page works as before.
const PRODUCT = "japan-asean-explorer:";
// milliseconds after which a page that becomes visible checks for a new version
const CHECK_AFTER = 60 * 60 * 1000;
const root = document.documentElement;
const workers = navigator.serviceWorker;
const worker = new URL("./worker.js", import.meta.url);

/** `start`: address of the script that started the page, which identifies its version. */
export const register = async (start) => {
  // visitors who save data do not get the whole site unasked
  if (!workers.controller && navigator.connection?.saveData) return;
  const registration = await workers.register(worker, { updateViaCache: "none" });

  // the worker keeps an older version as long as a page shows it
  const sendVersion = (to) => to?.postMessage({ type: `${PRODUCT}page`, start: start.split("/").pop() });
  workers.addEventListener("message", ({ data, source }) => data?.type === `${PRODUCT}which` && sendVersion(source));
  workers.ready.then(({ active }) => sendVersion(active));

  // a new version waits until the visitor accepts it, or has closed all pages of the old one
  const offerUpdate = () => {
    if (!registration.waiting || !workers.controller) return;
    root.dataset.update = "";
    for (const button of document.querySelectorAll("[data-reload]")) button.disabled = false;
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offerUpdate);
  });
  registration.installing?.addEventListener("statechange", offerUpdate);
  offerUpdate();

  let accepted = false;
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-reload]")) return;
    accepted = true;
    // otherwise another page has accepted, and the new version is active already
    if (registration.waiting) registration.waiting.postMessage({ type: `${PRODUCT}take-over` });
    else location.reload();
  });
  // pages where nobody accepted continue with the version they show
  workers.addEventListener("controllerchange", () => accepted && location.reload());

  // A device with a network may still not reach the site, so this requests something from it; the worker does not
  // answer HEAD requests.
  let checked = Date.now();
  const check = async () => {
    checked = Date.now();
    const reached = navigator.onLine && (await fetch(worker, { method: "HEAD", cache: "no-store" }).then(() => true, () => false));
    root.toggleAttribute("data-offline", !reached && workers.controller !== null);
    if (reached) registration.update().catch(() => {});
  };
  addEventListener("online", check);
  addEventListener("offline", check);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - checked > CHECK_AFTER) check();
  });
  if (workers.controller) check();
};
