// Keeps the site on the visitor's device, so that it opens without a network.
//
// A version is a list of files, each with the hash of its content. It is kept whole or not at all, in
// a store of its own that carries the names of the product and of its folder, since other pages live
// on the same origin: nothing else is answered, opened or deleted.
const VERSION = "VERSION_OF_LIST";
// address below the folder -> the first sixteen hexadecimal digits of the file's SHA-256
const FILES = new Map(Object.entries(LISTED_FILES));
// what the site offers besides and a device does not keep: files, and folders with their slash
const LEFT_OUT = LEFT_OUT_FILES;
const NOT_KEPT = "NOT_KEPT_WORDS";

const PRODUCT = "japan-asean-explorer:";
const HOME = new URL("./", location).pathname;
const STORES = `${PRODUCT}${HOME}:`;
const STORE = STORES + VERSION;
// names that change with their content; a page of an older version asks for those of its own
const NAMED_BY_CONTENT = /^[a-z.]+(_bg)?-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|txt)$/;
// first folders of the site's own pages
const FOLDERS = new Set([...FILES.keys()].filter((path) => path.endsWith("/")).map((path) => path.split("/")[0]));

const below = (address) => {
  const url = new URL(address);
  return url.origin === location.origin && url.pathname.startsWith(HOME) ? url.pathname.slice(HOME.length) : undefined;
};

// the path of a page: its folder, however it is written
const pageAt = (path) => path.replace(/(^|\/)index\.html$/, "$1");

// every version that is kept for this folder, oldest first
const stores = async () => {
  const names = await caches.keys().catch(() => []);
  return names.filter((name) => name.startsWith(STORES) && /^[0-9a-f]{16}$/.test(name.slice(STORES.length)));
};

// a store that cannot be opened holds nothing, and the network is asked
const kept = (path, store) =>
  caches.match(HOME + path, { cacheName: store, ignoreVary: true }).catch(() => undefined);

const keptAnywhere = async (path) => {
  for (const store of (await stores()).reverse()) {
    const found = await kept(path, store);
    if (found) return found;
  }
};

const digest = async (bytes) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

// A file of this version, or an error: what is stale, cut short or another page altogether has
// another hash.
const obtain = async (path) => {
  const sources = [
    // what has not changed since the last version is here already
    () => keptAnywhere(path),
    () => fetch(HOME + path),
    // the first answer may have been an old copy on the way
    () => fetch(HOME + path, { cache: "reload" }),
  ];
  for (const source of sources) {
    try {
      const response = await source();
      const bytes = await response.arrayBuffer();
      if ((await digest(bytes)) !== FILES.get(path)) continue;
      const headers = new Headers(response.headers);
      // they speak of the way the bytes came, not of what is kept; a redirect is forgotten too
      for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
      return new Response(bytes, { headers });
    } catch {
      // the next source may have it
    }
  }
  throw new Error(`${path} is not the file that version ${VERSION} lists.`);
};

// Fetches what is missing, a few files at a time. What is there already is right, since nothing is
// kept before its hash was compared: an install that was interrupted goes on where it stopped.
const fill = async () => {
  const store = await caches.open(STORE);
  const there = new Set((await store.keys()).map((request) => below(request.url)));
  const missing = [...FILES.keys()].filter((path) => !there.has(path));
  const lane = async () => {
    while (missing.length) {
      const path = missing.shift();
      try {
        const response = await obtain(path);
        await store.put(HOME + path, response);
      } catch (error) {
        missing.length = 0;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled([lane(), lane(), lane(), lane()]);
  const failed = lanes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
};

const install = async () => {
  try {
    await fill();
  } catch (error) {
    // half a version must not take up the room that is missing
    if (error.name === "QuotaExceededError") await caches.delete(STORE);
    throw error;
  }
};

// Windows that show a page, by whether all their page may still ask for is in this version.
const windows = new Map();

// Deletes older versions once no page needs them. Windows that have not said which version they
// show are asked, and until they answer everything stays.
const tidy = async () => {
  if (registration.installing || registration.waiting) return;
  const all = await stores();
  const older = all.slice(0, Math.max(0, all.indexOf(STORE)));
  if (!older.length) return;
  let needed = false;
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    const path = below(client.url);
    if (path === undefined || !(await keptAnywhere(pageAt(path)))) continue;
    if (!windows.has(client.id)) client.postMessage({ type: `${PRODUCT}which` });
    if (!windows.get(client.id)) needed = true;
  }
  if (!needed) await Promise.all(older.map((store) => caches.delete(store)));
};

const say = (words, status) =>
  new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });

// A listed file, from here or, where the browser has taken the store away, from the network.
const listed = async (path, request) => {
  const found = await kept(path, STORE);
  if (found) return found;
  if (request.mode !== "navigate") return fetch(request);
  return fetch(request).catch(() => say(NOT_KEPT, 503));
};

// An address below one of the site's folders that leads nowhere: as the host says, or, without a
// network, as it would say.
const lost = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept("404.html", STORE);
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
};

addEventListener("install", (event) => event.waitUntil(install()));

// the page that brought the worker is served by it from now on, or it would lose its charts with
// the network
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = below(request.url);
  if (request.method !== "GET" || path === undefined) return;
  const page = pageAt(path);
  if (FILES.has(page)) {
    event.respondWith(listed(page, request));
  } else if (LEFT_OUT.some((name) => path === name || (name.endsWith("/") && path.startsWith(name)))) {
    event.respondWith(fetch(request).catch(() => say(NOT_KEPT, 503)));
  } else if (request.mode === "navigate") {
    // a page's links are relative, so it is sent on to its own folder as a host would do
    if (FILES.has(`${page}/`)) event.respondWith(Response.redirect(`${HOME}${page}/${new URL(request.url).search}`));
    else if (FOLDERS.has(path.split("/")[0])) event.respondWith(lost(request));
  } else if (NAMED_BY_CONTENT.test(path)) {
    event.respondWith(keptAnywhere(path).then((found) => found ?? fetch(request)));
  }
});

addEventListener("message", (event) => {
  const { type, start } = event.data ?? {};
  if (type === `${PRODUCT}take-over`) {
    event.waitUntil(skipWaiting());
  } else if (type === `${PRODUCT}page`) {
    windows.set(event.source.id, FILES.has(start));
    event.waitUntil(
      fill()
        // without a network, or with another version on the host, the next page tries again
        .catch(() => {})
        .then(tidy),
    );
  }
});
