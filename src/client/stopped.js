// A program that traps has lost its state and must not run again. The page keeps its content, links work
// as plain links, every control is disabled, and a banner offers to reload the page, whose address holds all
// choices. start.js and single.js both begin with this file.
const watchForStop = (root) => {
  const stop = (error) => {
    // errors of browser extensions arrive here, too
    if ("stopped" in root.dataset || !(error instanceof (self.WebAssembly?.RuntimeError ?? Boolean) || /wasm-function/.test(error?.stack))) return;
    root.dataset.stopped = "";
    delete root.dataset.pending;
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    const controls = () => {
      for (const control of document.querySelectorAll(":is(button, input, select):not([data-again]):enabled")) control.disabled = true;
    };
    for (const again of document.querySelectorAll("[data-again]")) again.disabled = false;
    controls();
    // the other program may still be starting, and enables controls when it has
    new MutationObserver(controls).observe(document.body, { subtree: true, childList: true, attributeFilter: ["disabled"] });
    // inside a frame, links open a new tab instead of replacing the host's view
    if (parent !== self) {
      for (const link of document.links) if (link.pathname !== location.pathname) Object.assign(link, { target: "_blank", rel: "noopener" });
    }
  };
  addEventListener("error", (event) => stop(event.error));
  addEventListener("unhandledrejection", (event) => stop(event.reason));
  for (const kind of "click input change submit toggle close keydown pointerover pointermove pointerout pointerdown focusin focusout scroll beforeprint fullscreenchange popstate pageshow explorer:change".split(" ")) {
    addEventListener(kind, (event) => {
      if (!("stopped" in root.dataset)) return;
      event.stopImmediatePropagation();
      // returning to this page, or to an entry of it, loads a working one
      if (kind === "popstate" || event.persisted || event.target.closest?.("[data-again]")) location.reload();
    }, true);
  }
  return stop;
};
