// Registers the service worker, which keeps the site on the device, and shows the page's banners about new versions
// and the network. languages.js, which stands before it in one file, calls it. If anything is refused, the page works as
// before.
const PRODUCT = "japan-asean-explorer:";
// milliseconds after which a page that becomes visible checks for a new version
const CHECK_AFTER = 60 * 60 * 1000;
const workers = navigator.serviceWorker;
const worker = new URL("./worker.js", import.meta.url);

// The languages that the device keeps, as entries of a cache, which the worker reads even before a page can send it a
// message.
const LANGUAGE_LIST = `${PRODUCT}${site.pathname}:languages`;
const entryOf = (code) => `${site.pathname}?language=${code}`;
const keptLanguages = async () => {
  const keys = await (await caches.open(LANGUAGE_LIST)).keys();
  return keys.map(({ url }) => new URL(url).searchParams.get("language"));
};

// Check boxes of the page about the site: keep the pages in this language, too. The box of the page's own language is
// not there, since that one is kept anyway.
const offerLanguages = async () => {
  const boxes = document.querySelectorAll("[data-keep]");
  if (!boxes.length || !workers.controller) return;
  const all = await keptLanguages();
  for (const box of boxes) {
    box.disabled = false;
    box.checked = all.includes(box.dataset.keep);
    show(box, box.checked ? "kept" : "");
  }
};
const show = (box, state) => {
  for (const words of box.closest("fieldset").querySelectorAll("[data-keeps]")) words.hidden = words.dataset.keeps !== state;
};
const keepLanguage = async ({ target: box }) => {
  const code = box.dataset?.keep;
  if (!code) return;
  const list = await caches.open(LANGUAGE_LIST);
  await (box.checked ? list.put(entryOf(code), new Response()) : list.delete(entryOf(code)));
  show(box, "wait");
  workers.controller.postMessage({ type: `${PRODUCT}languages` });
};

/** `start`: address of the script that started the page, which identifies its version. */
const register = async (start) => {
  // visitors who save data do not get the whole site unasked
  if (!workers.controller && navigator.connection?.saveData) return;
  // the language of the first page that a visitor reads is kept
  if (!(await keptLanguages()).length) await (await caches.open(LANGUAGE_LIST)).put(entryOf(here), new Response());
  const registration = await workers.register(worker, { updateViaCache: "none" });

  // the worker keeps an older version as long as a page shows it
  const sendVersion = (to) => to?.postMessage({ type: `${PRODUCT}page`, start: start.split("/").pop() });
  workers.addEventListener("message", ({ data, source }) => {
    if (data?.type === `${PRODUCT}which`) sendVersion(source);
    if (data?.type !== `${PRODUCT}languages`) return;
    for (const box of document.querySelectorAll("[data-keep]")) show(box, data.failed ? "failed" : box.checked ? "kept" : "");
  });
  document.addEventListener("change", keepLanguage);
  for (const name of ["explorer:change", "explorer:rendered"]) document.addEventListener(name, offerLanguages);
  workers.ready.then(offerLanguages);
  workers.addEventListener("controllerchange", offerLanguages);
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
