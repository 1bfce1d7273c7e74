// The page for addresses that lead nowhere (404.html) may be shown at any depth. It finds the site's folder by
// asking every folder above it for `explorer.txt`, which marks the site's root. An address that differs from one
// of the site's only in case, encoding, repeated slashes or punctuation at its end is forwarded to that one.
// Otherwise the links of the page are made absolute.
(async () => {
  const folders = location.pathname.split("/");
  folders.pop();
  for (; ; folders.pop()) {
    const home = `${folders.join("/")}/`;
    try {
      const marker = await fetch(`${home}explorer.txt`);
      // a host may answer every address with a page
      if (marker.ok && /^[0-9a-f]{16}$/.test((await marker.text()).trim())) return await found(home);
    } catch { /* no network, or no such folder: the next one up may answer */ }
    if (folders.length < 2) return;
  }

  async function found(home) {
    const asked = location.pathname.slice(home.length);
    let path = asked;
    try {
      path = decodeURI(asked);
    } catch { /* not valid UTF-8: taken as it is */ }
    path = path.toLowerCase().replace(/\/+/g, "/").replace(/^\/|[^a-z0-9/-]+$/g, "");
    if (path && path !== asked) {
      try {
        const page = await fetch(home + path);
        if (page.ok) return location.replace(page.url + location.search + location.hash);
      } catch { /* stays on this page */ }
    }
    // a chart that does not exist: the gallery shows a notice
    const chart = path.match(/^((?:[a-z-]+\/)?charts\/)([^/]+)\/?$/);
    if (chart) return location.replace(`${home}${chart[1]}?chart=${chart[2]}${location.search.replace("?", "&")}`);
    // below the folder of another language, the words in that language come first
    const [folder] = path.split("/");
    const own = [...document.querySelectorAll("main > [lang]")].find((words) => words.lang.toLowerCase() === folder);
    if (own) own.parentElement.prepend(own);
    for (const link of document.querySelectorAll("[data-home]")) link.href = home + link.dataset.home;
    for (const link of document.querySelectorAll(".mast a, .foot a:not([rel])")) {
      const address = link.getAttribute("href");
      if (address.startsWith("./")) link.href = home + address.slice(2);
    }
  }
})();
