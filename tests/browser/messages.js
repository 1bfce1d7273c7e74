// Messages of every kind, from a seed, and what must come of each by what `about/#embedding` says of
// them, written anew and independently of the scripts that are tested.
"use strict";
(() => {
  const NAME = "japan-asean-explorer";
  // mulberry32
  let state = 20210615;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const one = (list) => list[Math.floor(random() * list.length)];
  const upTo = (n) => Math.floor(random() * (n + 1));

  const cycle = [];
  cycle.push(cycle);
  const deep = (levels) => (levels ? [deep(levels - 1)] : "vn");
  // what a browser can hand from one page to another, and what no text or number can be made of
  const oddities = [
    undefined, null, true, false, "", "x", "<b>", "</script>", "\0", "\ud800", "1", "500", "dark", "vn", 0, -0, 1, -1, NaN,
    Infinity, -Infinity, 1e308, 5e-324, 1n, new Number(500), new String("vn"), new Boolean(true), new Date(NaN), /x/g,
    new Map([["type", NAME]]), new Set(["vn"]), new ArrayBuffer(8), new Uint8Array(3), new Error("no"), new Blob(["x"]),
    { toString: 1, valueOf: 1 }, { valueOf: 500 }, { length: 2, 0: "vn", 1: "th" }, Object.create(null), cycle, deep(300),
    { __proto__: null, constructor: 1 }, [,], ["vn"], [500], "x".repeat(20_000), new Array(1000).fill("vn"),
  ];
  const odd = () => one(oddities);
  const usually = (usual) => (random() < 0.7 ? usual() : odd());
  const some = (make) => usually(() => Array.from({ length: upTo(5) }, () => (random() < 0.8 ? make() : odd())));
  const message = () => {
    if (random() < 0.05) return odd();
    const made = {
      type: usually(() => NAME + one([":height", ":height", ":select", ":title", ":look", ":look", ":lang", ":go", "", ":look "])),
      version: random() < 0.85 ? 1 : one([odd(), 2, "1", 1.0000001, [1]]),
    };
    for (const [key, value] of Object.entries({
      height: () => usually(() => one([random() * 3000, upTo(60_000), -upTo(500), 119, 120, 121, 40_000, 40_001])),
      country: () => some(() => one(["vn", "th", "jp", "zz", "VN", "v", "vnm", "vn,th", " vn", "vn\n"])),
      area: () => some(() => one([1, 2, 3, 4, 5, 0, 6, -1, 1.5, "1", 1n])),
      title: () => usually(() => one(["a", "<b>x</b>", "“ü”", "x".repeat(500)])),
      look: () => usually(() => one(["light", "dark", "auto", "Dark", " dark", "dark\n", "sepia", ""])),
      lang: () => usually(() => one(["en", "fr", "xx", "EN", "ja],*", "\"]", "../", "javascript:alert(1)"])),
    })) {
      if (random() < 0.9) made[key] = value();
    }
    return made;
  };
  const documented = (data, kind) => typeof data === "object" && data !== null && data.version === 1 && data.type === NAME + kind;
  const shown = (data) => {
    try {
      return JSON.stringify(data, (_, value) => (typeof value === "bigint" ? `${value}n` : value))?.slice(0, 300);
    } catch {
      return Object.prototype.toString.call(data);
    }
  };

  window.messages = {
    /** Posts as many to a window, and one last. */
    send(to, many) {
      for (let i = 0; i < many; i += 1) to.postMessage(message(), "*");
      to.postMessage("the last", "*");
    },

    /** In the page around: what the element makes of each. */
    watchElement(element) {
      const frame = element.shadowRoot.querySelector("iframe");
      const seen = (window.seen = { all: 0, heights: 0, choices: 0, wrong: [], over: false });
      let heard;
      element.addEventListener("select", (event) => (heard = event.detail));
      let height = Number(frame.height);
      let { title } = frame;
      let ups = 0;
      addEventListener("message", ({ data, source }) => {
        if (source !== frame.contentWindow) return;
        if (data === "the last") return (seen.over = true);
        seen.all += 1;
        let expected;
        if (documented(data, ":height") && typeof data.height === "number" && Math.abs(data.height) < Infinity) {
          let next = Math.ceil(data.height);
          if (next < 120) next = 120;
          if (next > 40_000) next = 40_000;
          ups = next > height ? ups + 1 : 0;
          // many steps up in a row are no longer followed
          if (ups < 50) height = next;
          seen.heights += 1;
        }
        if (documented(data, ":select")) {
          const list = (value) => (Array.isArray(value) ? value : [value]);
          expected = {
            country: list(data.country).filter((id) => typeof id === "string" && id.length === 2 && [...id].every((c) => c >= "a" && c <= "z")),
            area: list(data.area).filter((n) => n === 1 || n === 2 || n === 3 || n === 4 || n === 5),
          };
          seen.choices += 1;
        }
        if (Number(frame.height) !== height || frame.getBoundingClientRect().height !== height) {
          seen.wrong.push(`${shown(data)}: the frame is ${frame.height} tall and not ${height}`);
          height = Number(frame.height);
        }
        if (documented(data, ":title") && typeof data.title === "string") title = data.title;
        if (frame.title !== title) {
          seen.wrong.push(`${shown(data)}: the frame is called ${frame.title} and not ${title}`);
          title = frame.title;
        }
        if (JSON.stringify(heard) !== JSON.stringify(expected)) {
          seen.wrong.push(`${shown(data)}: heard ${JSON.stringify(heard)} and not ${JSON.stringify(expected)}`);
        }
        heard = undefined;
      });
    },

    /** In the frame: what its page makes of each. */
    watchPage() {
      const root = document.documentElement;
      const before = location.href;
      const nodes = document.querySelectorAll("*").length;
      const known = root.getAttributeNames();
      const seen = (window.seen = { all: 0, looks: 0, wrong: [], over: false });
      let look = root.getAttribute("data-look");
      addEventListener("message", ({ data, source }) => {
        if (source !== parent) return;
        if (data === "the last") return (seen.over = true);
        seen.all += 1;
        if (documented(data, ":look") && ["light", "dark", "auto"].some((word) => word === data.look)) {
          look = data.look === "auto" ? null : data.look;
          seen.looks += 1;
        }
        const wrong = [];
        if (root.getAttribute("data-look") !== look) wrong.push(`the look is ${root.getAttribute("data-look")} and not ${look}`);
        if (location.href !== before) wrong.push(`the page is ${location.href}`);
        if (document.querySelectorAll("*").length !== nodes) wrong.push("elements came or went");
        const news = root.getAttributeNames().filter((name) => !known.includes(name) && !["data-look", "data-told"].includes(name));
        if (news.length) wrong.push(`the page has ${news}`);
        if (wrong.length) seen.wrong.push(`${shown(data)}: ${wrong.join("; ")}`);
      });
    },
  };
})();
