// The start script of the single file: decompresses the two programs, their texts and the style sheet, which the
// file contains, and starts the app. Without scripts, or if something fails, the static text of the file stays, and
// its first line says why. CHARSET and MOST_OF_LONGER are inserted by the build (src/publish/single/pack.rs).
(() => {
  const root = document.documentElement;
  // the look given in the address, or else the visitor's own choice, before the first paint
  let look = (/[?&]look=(light|dark)\b/.exec(location.hash) || [])[1];
  try {
    look = look || localStorage.getItem("japan-asean-explorer:#/:look");
  } catch (denied) { /* no storage here: the system's look */ }
  if (look === "light" || look === "dark") root.dataset.look = look;
  // shows in the static text why the app does not start
  const failed = (why) => {
    delete root.dataset.pending;
    root.dataset.failed = why;
    const words = document.getElementById("why").content.querySelector(`[data-why=${why}]`).textContent;
    const show = () => (document.querySelector(".needs[role]").textContent = words);
    if (document.querySelector(".needs[role]")) show();
    else addEventListener("DOMContentLoaded", show);
  };
  if (typeof WebAssembly !== "object") return failed("program");
  if (typeof DecompressionStream !== "function") return failed("old");
  // a host has declared another encoding, in which the parts cannot be read
  if (document.characterSet.toLowerCase() !== CHARSET) return failed("host");
  root.dataset.pending = "";
  const stop = watchForStop(root);
  document.addEventListener("explorer:failed", () => failed("load"));

  const packed = {};
  // each part is written as pairs of digits, as src/publish/single/pack.rs explains
  const visible = new TextDecoder(CHARSET).decode(Uint8Array.from({ length: 223 }, (_, n) => n + 33));
  const digits = new Map(visible.replace(/[&'<\x7f\x81\x8d\x8f\x90\x9d\xa0\xad]/g, "").split("").map((c, n) => [c.charCodeAt(0), n]));
  const read = ({ text, length }) => {
    // the last digits may hold more bits than the length needs: writes beyond it have no effect
    const bytes = new Uint8Array(length);
    let end = 0, buffer = 0, bits = 0;
    for (let i = 0; i + 1 < text.length; i += 2) {
      const pair = digits.get(text.charCodeAt(i)) + digits.size * digits.get(text.charCodeAt(i + 1));
      buffer |= pair << bits;
      bits += (pair & 32767) > MOST_OF_LONGER ? 15 : 16;
      for (; bits > 7; bits -= 8, buffer >>>= 8) bytes[end++] = buffer;
    }
    return bytes;
  };
  const unpack = (name) => {
    return new Response(new Blob([read(packed[name])]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  const text = (name) => unpack(name).text();
  const bytes = (name) => unpack(name).arrayBuffer();
  const address = async (name, type) => URL.createObjectURL(new Blob([await bytes(name)], { type }));
  const script = (name) => address(name, "text/javascript").then((at) => import(at));
  const add = (element, properties) => document.head.append(Object.assign(document.createElement(element), properties));

  // the charts program starts when a chart is near the viewport, as in start.js
  let texts, charts;
  const startCharts = () => {
    if ("stopped" in root.dataset) return;
    charts ??= Promise.all([script("charts-script"), bytes("charts-program"), address("charts-texts", "text/plain"), address("since-texts", "text/plain")])
      .then(async ([program, code, more, since]) => {
        await program.default({ module_or_path: code });
        if ("stopped" in root.dataset) throw new Error("the other program has stopped");
        await program.charts("#/", fetch(texts), more, since);
        root.dataset.charts = "";
      })
      .catch((error) => {
        stop(error);
        charts = undefined;
        root.dataset.charts = "failed";
        // a page that waits for this program does so in vain
        document.dispatchEvent(new Event("explorer:rendered"));
      });
  };
  // the search program starts when its page or the dialog is opened, as in start.js
  let search;
  const startSearch = () => {
    search ??= Promise.all([script("search-script"), bytes("search-program"), address("search-index", "text/plain")])
      .then(async ([program, code, index]) => {
        await program.default({ module_or_path: code });
        await program.search("#/", index);
        return program;
      })
      .catch((error) => {
        stop(error);
        search = undefined;
        root.dataset.found = "failed";
      });
    return search;
  };
  const openSearch = (event) => {
    const { key, target } = event, link = document.querySelector("[data-find]");
    if (!link || event.ctrlKey || event.altKey || event.metaKey) return;
    if (key) {
      let off = root.dataset.slash;
      try {
        off ??= localStorage.getItem("japan-asean-explorer:#/:slash");
      } catch (denied) { /* no storage here */ }
      if (key !== "/" || off || target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]")) return;
    } else if (event.shiftKey || !target.closest("[data-find]")) return;
    event.preventDefault();
    startSearch().then((program) => program ? program.open() : location.assign(link.href));
  };
  document.addEventListener("click", openSearch);
  document.addEventListener("keydown", openSearch);
  const observed = new WeakSet();
  const observeCharts = () => {
    const nearViewport = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && startCharts(), { rootMargin: "10%" });
    // dispatched once the app has been mounted
    document.addEventListener("explorer:change", () => {
      for (const place of document.querySelectorAll("[data-chart], [data-chart-card], [data-live=figures], [data-live=since], .toc, [data-await], .map-data > p")) {
        if (observed.has(place)) continue;
        observed.add(place);
        nearViewport.observe(place);
      }
      if (/(^|\/)search\//.test(root.dataset.at)) startSearch();
      // figures on the map
      if (/[?&]map=/.test(root.dataset.at)) startCharts();
    });
  };

  addEventListener("DOMContentLoaded", async () => {
    try {
      for (const part of document.querySelectorAll("script[data-packed]")) {
        packed[part.dataset.packed] = { text: part.textContent, length: Number(part.dataset.length) };
        part.remove();
      }
      const [style, program, code, at] = await Promise.all([text("style"), script("script"), bytes("program"), address("texts", "text/plain")]);
      texts = at;
      add("style", { textContent: style });
      add("link", { href: texts });
      document.head.lastChild.dataset.texts = "";
      observeCharts();
      await program.default({ module_or_path: code });
    } catch (error) {
      stop(error);
      if (!("ready" in root.dataset)) failed("load");
    }
  });
})();
