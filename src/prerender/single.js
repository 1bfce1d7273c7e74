// The site in one file: unpacks the two programs, their texts and the style sheet, which stand in
// this file deflated, and starts the app. Without scripts, or where something is missing, the text
// of the file stays, and its first line says so.
(() => {
  const root = document.documentElement;
  // the look of the address, or the one chosen by hand, before the first paint
  let look = (/[?&]look=(light|dark)\b/.exec(location.hash) || [])[1];
  try {
    look = look || localStorage.getItem("japan-asean-explorer:#/:look");
  } catch (denied) { /* storage is closed here; the system's look stands */ }
  if (look === "light" || look === "dark") root.dataset.look = look;
  if (typeof DecompressionStream !== "function" || typeof WebAssembly !== "object") return;
  root.dataset.pending = "";
  const stop = watchForStop(root);
  const failed = (error) => {
    stop(error);
    if ("ready" in root.dataset) return;
    delete root.dataset.pending;
    root.dataset.failed = "";
  };

  const packed = {};
  // bytes as digits of 91 characters: single.rs says how
  const digits = new Map([..."!\"#$%()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"].map((c, n) => [c.charCodeAt(0), n]));
  const read = ({ text, length }) => {
    // what the last digits say beyond the length is not kept
    const bytes = new Uint8Array(length);
    let end = 0, held = 0, bits = 0;
    for (let i = 0; i + 1 < text.length; i += 2) {
      const pair = digits.get(text.charCodeAt(i)) + 91 * digits.get(text.charCodeAt(i + 1));
      held |= pair << bits;
      bits += (pair & 8191) > 88 ? 13 : 14;
      for (; bits > 7; bits -= 8, held >>>= 8) bytes[end++] = held;
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

  // the second program comes when a chart is near, as in the site's own starter
  let texts, charts;
  const startCharts = () => {
    if ("stopped" in root.dataset) return;
    charts ??= Promise.all([script("charts-script"), bytes("charts-program"), address("charts-texts", "text/plain")])
      .then(async ([program, code, more]) => {
        await program.default({ module_or_path: code });
        await program.charts("#/", texts, more);
        root.dataset.charts = "";
      })
      .catch((error) => {
        stop(error);
        charts = undefined;
        root.dataset.charts = "failed";
      });
  };
  const seen = new WeakSet();
  const watch = () => {
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && startCharts(), { rootMargin: "10%" });
    // heard only once the app stands in the page
    document.addEventListener("explorer:change", () => {
      for (const place of document.querySelectorAll("[data-chart], [data-chart-card], [data-live=figures], [data-await]")) {
        if (seen.has(place)) continue;
        seen.add(place);
        near.observe(place);
      }
    });
  };

  addEventListener("DOMContentLoaded", async () => {
    try {
      for (const part of document.querySelectorAll("script[data-packed]")) packed[part.dataset.packed] = { text: part.textContent, length: Number(part.dataset.length) };
      const [style, program, code, at] = await Promise.all([text("style"), script("script"), bytes("program"), address("texts", "text/plain")]);
      texts = at;
      add("style", { textContent: style });
      add("link", { href: texts });
      document.head.lastChild.dataset.texts = "";
      watch();
      await program.default({ module_or_path: code });
    } catch (missing) {
      failed(missing);
    }
  });
})();
