// Before the first paint: the look chosen by hand, whether the page is framed, and whether the
// address asks for something that only the app can show.
(function (d, l) {
  var root = d.documentElement;
  var asked = l.search.slice(1).split("&");
  var look = null;
  asked.forEach(function (pair) {
    var at = pair.indexOf("=");
    var name = pair.slice(0, at), value = pair.slice(at + 1);
    if (name === "look") look = value;
    if (name === "embed" && value === "1") root.setAttribute("data-embed", "");
    else if (at > 0 && value && /^(area|group|country|actor|basis|theme|q|action)$/.test(name)) root.setAttribute("data-pending", "");
  });
  try {
    var here = d.currentScript.src.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/[^/]*$/, "");
    look = look || localStorage.getItem("japan-asean-explorer:" + here + ":look");
  } catch (denied) { /* storage is closed here; the system's look stands */ }
  try {
    if (self === top && !navigator.onLine && navigator.serviceWorker.controller) root.setAttribute("data-offline", "");
  } catch (refused) { /* nothing is kept here */ }
  if (look === "light" || look === "dark") root.setAttribute("data-look", look);
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
})(document, location);
