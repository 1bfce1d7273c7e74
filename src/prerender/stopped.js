// A program that stops half way through something has lost its state. Nothing is asked of it any more:
// what stands on the page stays, links lead on as links do, and a line offers to load the page again,
// with all that its address says. Both starters begin with this.
const watchForStop = (root) => {
  const stop = (error) => {
    // a browser's extensions fail in here, too
    if ("stopped" in root.dataset || !(error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack))) return;
    root.dataset.stopped = "";
    delete root.dataset.pending;
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    for (const control of document.querySelectorAll("button, input, select")) control.disabled = !("again" in control.dataset);
    // the page around a frame is not led away
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
      // who comes back, to this page or within it, finds one that works
      if (kind === "popstate" || event.persisted || event.target.closest?.("[data-again]")) location.reload();
    }, true);
  }
  return stop;
};
