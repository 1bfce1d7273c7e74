// The service worker: keeps the site on the visitor's device, so that it opens offline.
//
// A version is a list of files, each with the hash of its content. It is kept completely or not at all, in a cache
// named after the product, the site's folder and the version. Other pages share the origin, so requests outside the
// folder are not answered, and other caches are neither opened nor deleted.
//
// The build declares in the line before (src/publish/offline.rs):
// VERSION           sixteen hexadecimal digits that change with the list
// LISTED_FILES      language, or "" for what all languages need -> address relative to the folder -> the first sixteen
//                   hexadecimal digits of the file's SHA-256
// LANGUAGE          the language of the pages in the folder itself; each other one has a folder below it
// LEFT_OUT_FILES    what the site offers besides and a device does not keep: files, and folders with their slash
// NOT_KEPT          language -> a sentence that says that such a file is not available offline, and a page that says the
//                   same and links to the site's first page; HOME is the folder
const FILES = new Map(Object.values(LISTED_FILES).flatMap(Object.entries));

const PRODUCT = "japan-asean-explorer:";
const HOME = new URL("./", location).pathname;
const CACHES = `${PRODUCT}${HOME}:`;
const CACHE = CACHES + VERSION;
// names that change with the content; a page of an older version requests those of its own
const NAMED_BY_CONTENT = /^[a-z.]+(_bg)?-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|txt)$/;
// first folders of the site's own pages
const FOLDERS = new Set([...FILES.keys()].filter((path) => path.endsWith("/")).map((path) => path.split("/")[0]));

// the address relative to the site's folder; undefined outside it
const below = (address) => {
  const url = new URL(address);
  return url.origin === location.origin && url.pathname.startsWith(HOME) ? url.pathname.slice(HOME.length) : undefined;
};

// the languages that the visitor keeps: entries of a cache that pages write (offline.js)
const languages = async () => {
  const list = await caches.open(`${CACHES}languages`).then((cache) => cache.keys()).catch(() => []);
  return list.length ? list.map(({ url }) => new URL(url).searchParams.get("language")) : [LANGUAGE];
};

// the files of all languages and of those that the visitor keeps
const wanted = async () => ["", ...(await languages())].flatMap((code) => Object.keys(LISTED_FILES[code] ?? {}));

const notKept = (path) => NOT_KEPT[Object.keys(NOT_KEPT).find((code) => path.startsWith(`${code}/`)) ?? LANGUAGE];

// a page's folder, also for an address that names its index.html
const pageAt = (path) => path.replace(/(^|\/)index\.html$/, "$1");

// the caches of all versions kept for this folder, oldest first
const versions = async () => {
  const names = await caches.keys().catch(() => []);
  return names.filter((name) => name.startsWith(CACHES) && /^[0-9a-f]{16}$/.test(name.slice(CACHES.length)));
};

// a cache that cannot be opened counts as empty, and the network is used
const kept = (path, cache) =>
  caches.match(HOME + path, { cacheName: cache, ignoreVary: true }).catch(() => undefined);

const keptAnywhere = async (path) => {
  for (const cache of (await versions()).reverse()) {
    const found = await kept(path, cache);
    if (found) return found;
  }
};

const digest = async (bytes) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

// Fetches a file of this version. Fails if no source has it: a stale or truncated copy, or an error page, has
// another hash.
const obtain = async (path) => {
  const sources = [
    // unchanged since an older version
    () => keptAnywhere(path),
    () => fetch(HOME + path),
    // past the HTTP cache, which may hold a stale copy
    () => fetch(HOME + path, { cache: "reload" }),
  ];
  for (const source of sources) {
    try {
      const response = await source();
      const bytes = await response.arrayBuffer();
      if ((await digest(bytes)) !== FILES.get(path)) continue;
      const headers = new Headers(response.headers);
      // these describe the transfer, not the kept content; a new response also drops the mark of a redirect
      for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
      return new Response(bytes, { headers });
    } catch {
      // the next source may have it
    }
  }
  throw new Error(`${path} is not the file that version ${VERSION} lists.`);
};

// Fetches missing files, four at a time. Files in the cache are valid, since each hash is compared before a file is
// stored, so an interrupted installation continues where it stopped.
const fill = async () => {
  const cache = await caches.open(CACHE);
  const present = new Set((await cache.keys()).map((request) => below(request.url)));
  const missing = (await wanted()).filter((path) => !present.has(path));
  const fetchNext = async () => {
    while (missing.length) {
      const path = missing.shift();
      try {
        const response = await obtain(path);
        await cache.put(HOME + path, response);
      } catch (error) {
        missing.length = 0;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled([fetchNext(), fetchNext(), fetchNext(), fetchNext()]);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
};

const install = async () => {
  try {
    await fill();
  } catch (error) {
    // an incomplete version must not use up the quota
    if (error.name === "QuotaExceededError") await caches.delete(CACHE);
    throw error;
  }
};

// Windows by client id: whether this version has all files that their page may still request.
const windows = new Map();

// Deletes older versions when no page needs them. Windows whose version is unknown are asked for it, and until they
// answer nothing is deleted.
const deleteOlder = async () => {
  if (registration.installing || registration.waiting) return;
  const all = await versions();
  const older = all.slice(0, Math.max(0, all.indexOf(CACHE)));
  if (!older.length) return;
  let needed = false;
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    const path = below(client.url);
    if (path === undefined || !(await keptAnywhere(pageAt(path)))) continue;
    if (!windows.has(client.id)) client.postMessage({ type: `${PRODUCT}which` });
    if (!windows.get(client.id)) needed = true;
  }
  if (!needed) await Promise.all(older.map((cache) => caches.delete(cache)));
};

const textResponse = (text, status) =>
  new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });

const notKeptPage = (path) =>
  new Response(notKept(path)[1].replace("HOME", HOME), { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });

// A listed file: from the cache or, if the browser has deleted the cache, from the network.
const listed = async (path, request) => {
  const found = await kept(path, CACHE);
  if (found) return found;
  if (request.mode !== "navigate") return fetch(request);
  // offline, a page of an older version is better than none
  return fetch(request).catch(async () => (await keptAnywhere(path)) ?? notKeptPage(path));
};

// An address in one of the site's folders that does not exist: the host's answer or, offline, the same from here.
const notFound = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept("404.html", CACHE);
    if (!page) throw error;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
};

addEventListener("install", (event) => event.waitUntil(install()));

// also serves the page that registered the worker, whose charts would otherwise fail offline
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = below(request.url);
  if (request.method !== "GET" || path === undefined) return;
  const page = pageAt(path);
  if (FILES.has(page)) {
    event.respondWith(listed(page, request));
  } else if (LEFT_OUT_FILES.some((name) => path === name || (name.endsWith("/") && path.startsWith(name)))) {
    event.respondWith(fetch(request).catch(() => {
      if (request.mode !== "navigate") return textResponse(notKept(path)[0], 503);
      // the page of the folder, where that is kept, has an entry for each of its pages
      const [, folder, entry] = page.match(/^(.+\/)([^/]+)\/?$/) ?? [];
      return FILES.has(folder) ? Response.redirect(`${HOME}${folder}#${entry}`) : notKeptPage(path);
    }));
  } else if (request.mode === "navigate") {
    // links of a page are relative, so it is redirected to its own folder with a slash, as a host would do; addresses
    // are case-insensitive
    const low = page.toLowerCase();
    const own = [`${page}/`, low, `${low}/`].find((path) => FILES.has(path));
    if (own) event.respondWith(Response.redirect(`${HOME}${own}${new URL(request.url).search}`));
    else if (FOLDERS.has(path.split("/")[0])) event.respondWith(notFound(request));
  } else if (NAMED_BY_CONTENT.test(path)) {
    event.respondWith(keptAnywhere(path).then((found) => found ?? fetch(request)));
  }
});

// Fetches what the visitor wants to keep besides, or deletes what is not wanted any more, and tells the page.
const keepLanguages = async (client) => {
  let failed = false;
  try {
    await fill();
    const [cache, paths] = [await caches.open(CACHE), new Set(await wanted())];
    const surplus = (await cache.keys()).filter(({ url }) => !paths.has(below(url)));
    await Promise.all(surplus.map((request) => cache.delete(request)));
  } catch {
    failed = true;
  }
  client.postMessage({ type: `${PRODUCT}languages`, failed });
};

addEventListener("message", (event) => {
  const { type, start } = event.data ?? {};
  if (type === `${PRODUCT}take-over`) {
    event.waitUntil(skipWaiting());
  } else if (type === `${PRODUCT}languages`) {
    event.waitUntil(keepLanguages(event.source));
  } else if (type === `${PRODUCT}page`) {
    windows.set(event.source.id, FILES.has(start));
    event.waitUntil(
      fill()
        // offline, or if the host has another version, the next page tries again
        .catch(() => {})
        .then(deleteOlder),
    );
  }
});
