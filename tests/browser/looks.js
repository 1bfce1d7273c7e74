// What a reader would notice at once about the layout of a page, found from its boxes. Installs
// `window.looks`; every finding is one line: kind, text, place, and what is involved.
//
// Not findings, on purpose:
// - text under a bar or a button that keeps to the window's upper or lower edge and is at most a quarter of
//   the window high: it scrolls out beneath it, as beneath the edge itself;
// - a word broken inside an address (https://…), which has no other place to break in a narrow column;
// - a link inside a line of text that is less than 24 px high (WCAG 2.5.8 excepts it).
window.looks = (() => {
  const root = document.documentElement;
  const name = (e) => (e ? e.tagName.toLowerCase() + [...e.classList].map((c) => `.${c}`).join("") : "nothing");
  const line = (kind, text, box, involved = "") =>
    `${kind}: “${text.trim().slice(0, 50)}” at ${Math.round(box.x)}, ${Math.round(box.y + scrollY)} ${involved}`;
  // What scrolling does not change of an element's style, looked up once for each look at the page: the
  // elements around a text are asked for again with every text and every step.
  let styles = new Map();
  const styleOf = (e) => {
    let style = styles.get(e);
    if (!style) {
      const { bottom, clipPath, overflowX, overflowY, position, top } = getComputedStyle(e);
      // what sticks to a side only moves up and down with the page
      const stuck = position === "fixed" || (position === "sticky" && (top !== "auto" || bottom !== "auto"));
      styles.set(e, (style = { clipPath, overflowX, overflowY, stuck }));
    }
    return style;
  };
  const stuckAround = (e) => {
    for (; e && e !== document.body; e = e.parentElement) {
      if (styleOf(e).stuck) return e;
    }
    return null;
  };
  const atEdge = (e) => {
    const stuck = stuckAround(e);
    if (!stuck) return false;
    const box = stuck.getBoundingClientRect();
    return box.height <= innerHeight / 4 && (box.top < 24 || box.bottom > innerHeight - 24);
  };

  // The part of a box that the boxes around it let through, or null where less than half of its height is seen.
  const visible = (e, rect) => {
    let { left, right, top, bottom } = rect;
    for (let b = e; b && b !== document.body; b = b.parentElement) {
      const style = styleOf(b);
      if (style.clipPath === "none" && style.overflowX === "visible" && style.overflowY === "visible") continue;
      const box = b.getBoundingClientRect();
      if (style.clipPath !== "none" && box.width <= 2) return null;
      if (style.overflowX !== "visible") [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (style.overflowY !== "visible") [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    const seen = right - left >= Math.min(4, rect.width / 2) && bottom - top >= rect.height / 2;
    return seen ? new DOMRect(left, top, right - left, bottom - top) : null;
  };

  const inWindow = (r) => r.bottom > 0 && r.top < innerHeight;

  // Every piece of text that is shown, or of those in the window: its node, its element, and the boxes of its
  // lines.
  const texts = (among = () => true) => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const e = node.parentElement;
      if (!node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((r) => r.width > 3 && r.height > 3);
      if (!rects.some(among) || e.closest("script, style, noscript, title, desc, dialog:not([open])")) continue;
      if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
      const boxes = rects.map((r) => visible(e, r)).filter(Boolean);
      if (boxes.length) found.push({ node, e, boxes, lines: new Set(boxes.map((r) => Math.round(r.y))).size });
    }
    return found;
  };

  // Text that something else lies over, among what is in the window now.
  const covered = (pieces) => {
    const found = [];
    for (const { node, e, boxes } of pieces) {
      if (getComputedStyle(e).pointerEvents === "none") continue;
      for (const box of boxes) {
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (x < 0 || y < 0 || x >= root.clientWidth || y >= innerHeight) continue;
        const over = document.elementFromPoint(x, y);
        if (!over || over === e || e.contains(over) || over.contains(e)) continue;
        // an input spread over its label, a link spread over its card
        if (over.closest("label, a, button, summary")?.contains(e)) continue;
        if (over.matches("a") && getComputedStyle(over, "::after").position === "absolute" && over.parentElement.closest("li, article, section")?.contains(e)) continue;
        if (!stuckAround(e) && atEdge(over)) continue;
        found.push(line("covered", node.data, box, `by ${name(over)}`));
      }
    }
    return found;
  };

  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]/;
  const broken = (pieces) => {
    const found = [];
    const range = document.createRange();
    for (const { node, e, lines } of pieces) {
      if (lines < 2 || UNSPACED.test(node.data)) continue;
      for (const run of node.data.matchAll(/\S+/g)) {
        if (/^\W*https?:|\.[a-z]+\//.test(run[0])) continue;
        for (const word of run[0].matchAll(/[\p{L}\p{N}]{3,}/gu)) {
          const at = run.index + word.index;
          range.setStart(node, at);
          range.setEnd(node, at + word[0].length);
          const rects = [...range.getClientRects()].filter((r) => r.width > 0.5);
          if (new Set(rects.map((r) => Math.round(r.y))).size > 1 && visible(e, rects[0])) found.push(line("word broken", word[0], rects[0], name(e)));
        }
      }
    }
    return found;
  };

  const cutOff = (pieces) => {
    const found = [];
    for (const { node, e, boxes } of pieces) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const right = Math.max(...[...range.getClientRects()].map((r) => r.right));
      for (let b = e; b && b !== document.body; b = b.parentElement) {
        const style = styleOf(b);
        if (/hidden|clip/.test(style.overflowX) && b.clientWidth > 2 && right > b.getBoundingClientRect().right + 2) {
          found.push(line("cut off", node.data, boxes[0], `by ${name(b)}`));
          break;
        }
        if (/auto|scroll/.test(style.overflowX)) break;
      }
    }
    return found;
  };

  const overprinted = (pieces) => {
    const found = [];
    const all = pieces.flatMap(({ node, e, boxes }) => boxes.map((box) => ({ node, e, box }))).sort((a, b) => a.box.y - b.box.y);
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length && all[j].box.y < all[i].box.bottom; j++) {
        const [a, b] = [all[i], all[j]];
        if (a.e === b.e || a.e.contains(b.e) || b.e.contains(a.e)) continue;
        if (!stuckAround(a.e) !== !stuckAround(b.e)) continue; // that is "covered", or at the edge
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.x, b.box.x);
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.y, b.box.y);
        if (width > 3 && height > Math.min(a.box.height, b.box.height) * 0.45) {
          found.push(line("overprinted", a.node.data, a.box, `and “${b.node.data.trim().slice(0, 40)}”`));
        }
      }
    }
    return found;
  };

  const sideways = () => {
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > root.clientWidth + 1);
    return [`scrolls sideways: by ${root.scrollWidth - root.clientWidth} px, because of ${wide.slice(-3).map(name).join(", ")}`];
  };

  const small = () => {
    const targets = [...document.querySelectorAll("a[href], button, input, select, summary, [role=checkbox]")];
    return targets.flatMap((e) => {
      const target = (e.matches("input") && e.closest("label")) || e;
      const box = target.getBoundingClientRect();
      if (!e.checkVisibility({ visibilityProperty: true }) || !box.width || getComputedStyle(target).display === "inline") return [];
      if (box.width >= 24 && box.height >= 24) return [];
      return [line("target under 24 px", target.textContent || target.ariaLabel || "", box, `${Math.round(box.width)} × ${Math.round(box.height)}`)];
    });
  };

  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) =>
    [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (e) => {
    let back = parse(getComputedStyle(root).backgroundColor);
    for (let b = e; b; b = b.parentElement) {
      const style = getComputedStyle(b);
      if (style.backgroundImage !== "none") return null;
      const colour = parse(style.backgroundColor);
      if (colour.a > 0.98) {
        back = colour;
        break;
      }
    }
    const [low, high] = [luminance(parse(getComputedStyle(e).color)), luminance(back)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  return {
    /** What can be told from where boxes are, without scrolling: for other faces, sizes and spacings. */
    still() {
      styles = new Map();
      const pieces = texts();
      return [...sideways(), ...overprinted(pieces), ...cutOff(pieces)];
    },
    /** Everything, from the top of the page to its end. */
    all() {
      styles = new Map();
      scrollTo({ top: 0, behavior: "instant" });
      const pieces = texts();
      const found = new Set([...sideways(), ...overprinted(pieces), ...cutOff(pieces), ...broken(pieces)]);
      if (root.clientWidth <= 414) small().forEach((f) => found.add(f));
      const step = innerHeight * 0.8;
      for (let y = 0; y < root.scrollHeight; y += step) {
        scrollTo({ top: y, behavior: "instant" });
        covered(texts(inWindow).filter(({ boxes }) => boxes.some(inWindow))).forEach((f) => found.add(f));
      }
      scrollTo({ top: 0, behavior: "instant" });
      return [...found];
    },
    /** The buttons that have a label, for the protocol to put them under the pointer. */
    BUTTONS: "button:enabled, summary, .mem, label.area, .look label",
    /** Labels that fade; the pointer is said to be over every button. */
    faded(state) {
      return [...document.querySelectorAll(this.BUTTONS)].flatMap((e) => {
        if (!e.checkVisibility({ visibilityProperty: true }) || !e.innerText.trim()) return [];
        const label = [...e.querySelectorAll("span")].find((s) => s.innerText?.trim() && s.checkVisibility()) ?? e;
        const ratio = contrast(label);
        return ratio !== null && ratio < 4.5 ? [`label fades: “${e.innerText.trim().slice(0, 40)}” ${state}, ${ratio.toFixed(1)}:1, ${name(e)}`] : [];
      });
    },
    /** Shows every button as pressed, or as having done what it does. */
    press() {
      for (const e of document.querySelectorAll("[aria-pressed]")) e.setAttribute("aria-pressed", "true");
      for (const e of document.querySelectorAll("[data-do=share], [data-do=cite], [data-do=copy]")) e.classList.add("is-done");
      for (const e of document.querySelectorAll("label:has(> input[data-choice])")) e.classList.add("is-on");
    },
    /** Another style on top of the page's own. */
    wear(css) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = css ? [sheet] : [];
    },
    /** Whether the machine has a face. */
    has(face) {
      const context = document.createElement("canvas").getContext("2d");
      const width = (font) => {
        context.font = `20px ${font}`;
        return context.measureText("The quick brown fox, 0123").width;
      };
      return ["monospace", "serif", "sans-serif"].every((other) => width(`"${face}", ${other}`) === width(`"${face}", monospace`));
    },
  };
})();
