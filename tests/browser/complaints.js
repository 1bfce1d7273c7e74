// Keeps what goes wrong on a page, for browsers whose drivers do not tell. It is kept over loads,
// since a journey leads through several pages.
"use strict";
(() => {
  const keep = (level, message) => {
    const kept = JSON.parse(sessionStorage.getItem("complaints") ?? "[]");
    sessionStorage.setItem("complaints", JSON.stringify([...kept, { level, message }]));
  };
  addEventListener(
    "error",
    (event) => {
      const lost = event.target.localName;
      keep(
        "SEVERE",
        lost
          ? `${lost} fails to load: ${event.target.src ?? event.target.href}`
          : `${event.message} at ${event.filename}:${event.lineno}:${event.colno}`,
      );
    },
    // what fails to load does not bubble
    true,
  );
  addEventListener("unhandledrejection", (event) => keep("SEVERE", `nobody takes up: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    keep("SEVERE", `${event.effectiveDirective} forbids ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
  );
  for (const [name, level] of [
    ["error", "SEVERE"],
    ["warn", "WARNING"],
  ]) {
    const say = console[name];
    console[name] = (...words) => {
      keep(level, words.join(" "));
      say.apply(console, words);
    };
  }
})();
