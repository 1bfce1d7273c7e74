// An inline script in the head of each page, so that it runs before the first paint. It sets the visitor's choice of
// look, whether the page is embedded, and whether the address has filters that only the app can apply. Then it starts
// fetching the program. In a frame it also handles what must work with and without the program: height, look, links.
// ES5, since browsers that are too old for the program run it, too.
(function (d, l) {
  var root = d.documentElement;
  var host = parent !== window && parent;
  var embedded = false, look = null, map = "", part = "";
  // applies the look and returns whether it has changed
  var applyLook = function () {
    var before = root.getAttribute("data-look"), now = look === "light" || look === "dark" ? look : null;
    if (now) root.setAttribute("data-look", now);
    else root.removeAttribute("data-look");
    return before !== now;
  };
  l.search.slice(1).split("&").forEach(function (pair) {
    var at = pair.indexOf("=");
    var name = pair.slice(0, at), value = pair.slice(at + 1);
    // values are case-insensitive, as in the program
    if (name === "look") look = value.toLowerCase();
    if (name === "embed" && value === "1") embedded = true;
    else if (name === "map") map = /\bonly\b/i.test(value) && "map";
    else if (name === "part" && /^(list|map|chart)$/i.test(value)) {
      part = value.toLowerCase();
      embedded = true;
    } else if (at > 0 && value && /^(area|group|country|actor|basis|theme|q|action)$/.test(name)) root.setAttribute("data-pending", "");
  });
  // without scripts the whole page is laid out at once
  root.setAttribute("data-scripted", "");
  // the style sheet shows one part alone for these attributes, from the first paint on and without the program
  if (embedded) {
    root.setAttribute("data-embed", "");
    if (part || map) root.setAttribute("data-part", part || map);
  }
  try {
    // the site's folder, by the depth of the page
    var up = root.getAttribute("data-route").replace(/[^/]+\//g, "../");
    var here = new URL("./" + up, l.href).pathname;
    // in a frame the host page decides, not the visitor's earlier choice
    look = look || !embedded && localStorage.getItem("japan-asean-explorer:" + here + ":look");
  } catch (denied) { /* no storage here: the system's look */ }
  applyLook();
  try {
    if (self === top && !navigator.onLine && navigator.serviceWorker.controller) root.setAttribute("data-offline", "");
  } catch (refused) { /* no service worker here */ }
  // Shows one of the messages of the page's template. Its place may not have been parsed yet.
  function show(why) {
    var words = d.getElementById("why"), place = d.querySelector(".needs[role]");
    if (place) place.textContent = (words.content || words).querySelector("[data-why=" + why + "]").textContent;
    else d.addEventListener("DOMContentLoaded", function () { show(why); });
  }
  // The program does not run, because it could not be loaded (load), the browser has no WebAssembly (program), or is
  // too old (old). The page stays readable.
  function failed(why) {
    root.removeAttribute("data-pending");
    root.setAttribute("data-failed", why);
    show(why);
  }
  d.addEventListener("explorer:failed", function (event) {
    if (!root.hasAttribute("data-ready")) failed(event.detail || "load");
  });
  addEventListener("error", function (event) {
    var script = event.target;
    // the start script could not be loaded, or the browser cannot parse it; errors of other scripts are ignored
    if (script && script.hasAttribute && script.hasAttribute("data-start")) failed("load");
    else if (event.error instanceof SyntaxError && /\/start-\w+\.js$/.test(event.filename)) failed("old");
  }, true);
  if (typeof WebAssembly !== "object") failed("program");
  // a browser without modules
  else if (!("noModule" in d.createElement("script"))) failed("old");
  // the filtered content is hidden until the program has applied the filters, for at most two seconds
  if (root.hasAttribute("data-pending")) setTimeout(function () {
    if (!root.hasAttribute("data-pending")) return;
    root.removeAttribute("data-pending");
    show("late");
  }, 2000);
  // The preload links of the program have a media condition that never matches, until the page and its style are
  // loaded: on a slow connection the readable content comes first.
  var fetchProgram = function () {
    if (root.hasAttribute("data-failed")) return;
    [].forEach.call(d.querySelectorAll("link[media='not all']"), function (link) {
      if (link.getAttribute("as") !== "fetch") {
        link.removeAttribute("media");
        d.head.appendChild(link);
      } else if (window.fetch && !link.fetched) {
        // start.js and the program use this response; WebKit would request a preloaded file again
        link.fetched = fetch(link.href);
        link.fetched["catch"](function () { /* handled where the response is used */ });
      }
    });
  };
  (function wait() {
    var page = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    if (d.body && d.styleSheets.length && (!page || page.responseEnd)) fetchProgram();
    else if (d.readyState === "loading") setTimeout(wait, 10);
  })();
  // at the latest before the start script runs
  d.addEventListener("readystatechange", fetchProgram);
  if (!host) return;

  // links to other pages open in a new tab; links within the page add no history entry, so that the host page keeps its
  // back button
  addEventListener("click", function (event) {
    var a = event.target.closest && event.target.closest("a[href]");
    if (!a || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || a.hasAttribute("download")) return;
    if (a.hasAttribute("data-full")) {
      if (!root.hasAttribute("data-ready")) a.search = l.search.replace(/\b(embed|map|part|look)=[^&]*&?/gi, "");
    } else if (a.href.split("#")[0] === l.href.split("#")[0]) {
      event.preventDefault();
      l.replace(a.href);
    } else if (embedded || a.origin !== l.origin) {
      a.target = "_blank";
      a.relList.add("noopener");
    }
  });
  if (!embedded) return;

  // Reports the height of the content, which does not depend on that of the window, so that the frame's height
  // converges. A scroll bar that appeared and disappeared would change the width and thereby the height, so there is
  // none while the frame fits, and otherwise always one.
  var reported;
  var updateFits = function () {
    if (innerHeight >= reported) root.setAttribute("data-fits", "");
  };
  addEventListener("resize", updateFits);
  if (window.ResizeObserver) new ResizeObserver(function () {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (!height || height === reported) return;
    reported = height;
    host.postMessage({ type: "japan-asean-explorer:height", version: 1, height: height }, "*");
    // without a resize event if it fits already; after this callback, since the change may alter the observed height
    setTimeout(updateFits);
    setTimeout(function () {
      if (innerHeight < reported) root.removeAttribute("data-fits");
    }, 1000);
  }).observe(root);
  addEventListener("message", function (event) {
    var m = event.data;
    if (event.source !== host || !m || m.version !== 1) return;
    if (m.type === "japan-asean-explorer:look" && ["light", "dark", "auto"].indexOf(m.look) >= 0) {
      look = m.look;
      root.setAttribute("data-told", look);
      if (applyLook()) d.dispatchEvent(new Event("explorer:change"));
    }
    if (m.type === "japan-asean-explorer:lang" && typeof m.lang === "string" && /^[a-z]{2,3}$/.test(m.lang)) {
      var other = m.lang !== root.lang && d.querySelector(".mast [hreflang=" + m.lang + "]");
      if (other) l.replace(other.href.split(/[?#]/)[0] + l.search + l.hash);
    }
  });
})(document, location);
