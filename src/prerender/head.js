// Stands within each page, so that nothing is waited for. Before the first paint: the look chosen by
// hand, whether the page is embedded, and whether the address asks for something that only the app can
// show. Then the program is fetched. In a frame also what must hold there with or without the program:
// height, look and links.
(function (d, l) {
  var root = d.documentElement;
  var host = parent !== window && parent;
  var embedded = false, look = null;
  // whether that changes anything
  var paint = function () {
    var before = root.getAttribute("data-look"), now = look === "light" || look === "dark" ? look : null;
    if (now) root.setAttribute("data-look", now);
    else root.removeAttribute("data-look");
    return before !== now;
  };
  l.search.slice(1).split("&").forEach(function (pair) {
    var at = pair.indexOf("=");
    var name = pair.slice(0, at), value = pair.slice(at + 1);
    if (name === "look") look = value;
    if (name === "embed" && value === "1") {
      embedded = true;
      root.setAttribute("data-embed", "");
    } else if (name === "map" && value === "only") root.setAttribute("data-map", value);
    else if (at > 0 && value && /^(area|group|country|actor|basis|theme|q|action)$/.test(name)) root.setAttribute("data-pending", "");
  });
  try {
    // the site's folder, as many steps up as the page is deep
    var up = root.getAttribute("data-route").replace(/[^/]+\//g, "../");
    var here = new URL("./" + up, l.href).pathname;
    // inside another page that page decides, not what was chosen here once
    look = look || !embedded && localStorage.getItem("japan-asean-explorer:" + here + ":look");
  } catch (denied) { /* storage is closed here; the system's look stands */ }
  paint();
  try {
    if (self === top && !navigator.onLine && navigator.serviceWorker.controller) root.setAttribute("data-offline", "");
  } catch (refused) { /* nothing is kept here */ }
  function failed() {
    root.removeAttribute("data-pending");
    root.setAttribute("data-failed", "");
  }
  // a starter that is not to be had
  addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") failed();
  }, true);
  // a browser that knows no modules gets the readable page at once
  if (!("noModule" in d.createElement("script")) || typeof WebAssembly !== "object") failed();
  // The program's files are named in the head, under a condition that never holds until the page and
  // its style are here: a slow line is first of all for what is read.
  var fetched = function () {
    [].forEach.call(d.querySelectorAll("link[media='not all']"), function (link) {
      if (link.getAttribute("as") !== "fetch") {
        link.removeAttribute("media");
        d.head.appendChild(link);
      } else if (window.fetch && !link.fetched) {
        // whoever needs it finds it here; WebKit would ask again for what it has preloaded
        link.fetched = fetch(link.href);
        link.fetched["catch"](function () { /* who needs it learns of it */ });
      }
    });
  };
  (function look() {
    var page = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    if (d.body && d.styleSheets.length && (!page || page.responseEnd)) fetched();
    else if (d.readyState === "loading") setTimeout(look, 10);
  })();
  // before the program is started, at the latest
  d.addEventListener("readystatechange", fetched);
  if (!host) return;

  // links that lead away open a page of their own; the rest leaves the back button to the host
  addEventListener("click", function (event) {
    var a = event.target.closest && event.target.closest("a[href]");
    if (!a || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || a.hasAttribute("download")) return;
    if (a.hasAttribute("data-full")) {
      if (!root.hasAttribute("data-ready")) a.search = l.search.replace(/\b(embed|map|look)=[^&]*&?/g, "");
    } else if (a.href.split("#")[0] === l.href.split("#")[0]) {
      event.preventDefault();
      l.replace(a.href);
    } else if (embedded || a.origin !== l.origin) {
      a.target = "_blank";
      a.relList.add("noopener");
    }
  });
  if (!embedded) return;

  // the height of what is shown, never of the window: a frame that follows it comes to rest. A scroll bar
  // that came and went with it would make the page narrower and wider again, so while the frame follows
  // there is none, and otherwise always one.
  var told;
  var follow = function () {
    if (innerHeight >= told) root.setAttribute("data-fits", "");
  };
  addEventListener("resize", follow);
  if (window.ResizeObserver) new ResizeObserver(function () {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (!height || height === told) return;
    told = height;
    host.postMessage({ type: "japan-asean-explorer:height", version: 1, height: height }, "*");
    // it may fit already, and then its window does not change; not now, while heights are being observed
    setTimeout(follow);
    setTimeout(function () {
      if (innerHeight < told) root.removeAttribute("data-fits");
    }, 1000);
  }).observe(root);
  addEventListener("message", function (event) {
    var m = event.data;
    if (event.source !== host || !m || m.version !== 1) return;
    if (m.type === "japan-asean-explorer:look" && ["light", "dark", "auto"].indexOf(m.look) >= 0) {
      look = m.look;
      root.setAttribute("data-told", look);
      if (paint()) d.dispatchEvent(new Event("explorer:change"));
    }
    if (m.type === "japan-asean-explorer:lang" && typeof m.lang === "string" && /^[a-z]{2,3}$/.test(m.lang)) {
      var other = m.lang !== root.lang && d.querySelector("link[rel=alternate][hreflang=" + m.lang + "]");
      if (other && other.href.indexOf(l.origin + "/") === 0) l.replace(other.href + l.search + l.hash);
    }
  });
})(document, location);
