// What the tests of made-up languages look for on a page.
window.pseudo = (() => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const name = (e) => e.outerHTML.slice(0, 110).replace(/\s+/g, " ");
  const hasText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  // Cut off on purpose: words for screen readers, which have a pixel, and the strip that the link to the top moves in,
  // whose target for fingers is larger than what is seen of it.
  const isHidden = (e) => e.closest(".to-top, .sr") || getComputedStyle(e).clipPath !== "none";
  const middle = (e) => (({ left, right }) => (left + right) / 2)(e.getBoundingClientRect());

  // Opens the menu and the filters; on a phone, map and filters in their sheet, as the program does.
  const open = () => {
    document.querySelectorAll(".menu, .facets").forEach((d) => (d.open = true));
    const [sheet, rail] = ["dialog.sheet", ".rail"].map((selector) => document.querySelector(selector));
    if (!rail) return;
    const isSheet = innerWidth < 768;
    if (isSheet) sheet.querySelector(".sheet-in").append(rail);
    else document.querySelector(".work").prepend(rail);
    sheet.open = isSheet;
  };

  const wide = (limit) => {
    // a phone zooms out to a page that is too wide, so the window is compared with the width that was set
    const width = Math.max(innerWidth, document.documentElement.scrollWidth);
    if (width <= limit) return [];
    const outside = (e) => (({ left, right }) => right > innerWidth + 1 || left < -1)(e.getBoundingClientRect());
    return [`the page is ${width} px wide: ${all("body *").filter(outside).slice(0, 5).map(name).join("; ")}`];
  };

  const clipped = () =>
    all("body *")
      .filter((e) => !(e instanceof SVGElement) && e.clientWidth > 1 && !isHidden(e))
      .filter((e) => {
        const style = getComputedStyle(e);
        const cuts = (axis) => ["hidden", "clip"].includes(style[axis]);
        const isSpilt = hasText(e) && style.display !== "inline" && style.overflowX === "visible";
        return (
          ((cuts("overflowX") || isSpilt) && e.scrollWidth > e.clientWidth + 1) ||
          (cuts("overflowY") && e.scrollHeight > e.clientHeight + 1)
        );
      })
      .map((e) => `text is cut off or leaves its box, ${e.scrollWidth} x ${e.scrollHeight} in ${e.clientWidth} x ${e.clientHeight}: ${name(e)}`);

  const overlapping = (group) => {
    const targets = all(group).map((e) => [e, e.getBoundingClientRect()]);
    if (!targets.length) return [`there is no target: ${group}`];
    const meet = (r, s) => r.left < s.right - 1 && s.left < r.right - 1 && r.top < s.bottom - 1 && s.top < r.bottom - 1;
    return targets.flatMap(([a, r], i) =>
      targets
        .slice(i + 1)
        .filter(([b, s]) => !a.contains(b) && meet(r, s))
        .map(([b]) => `two targets overlap: ${name(a)} and ${name(b)}`),
    );
  };

  // Lines are high enough for the marks of a script, whose letters are neither spaced nor slanted.
  const typeset = (line, isLatin) =>
    all("body *")
      .filter((e) => !(e instanceof SVGElement) && hasText(e) && !isHidden(e) && !e.closest("code, pre"))
      .flatMap((e) => {
        const style = getComputedStyle(e);
        const ratio = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
        const wrong = [];
        // numbers and signs have no marks
        if (/\p{L}/u.test(e.textContent) && ratio < line) wrong.push(`a line is only ${ratio.toFixed(2)} high: ${name(e)}`);
        if (!isLatin && parseFloat(style.letterSpacing)) wrong.push(`letters are spaced: ${name(e)}`);
        if (!isLatin && style.fontStyle !== "normal") wrong.push(`letters are slanted: ${name(e)}`);
        return wrong;
      });

  // The page is mirrored or not, drawings never.
  const mirrored = (isRightToLeft) => {
    const wrong = [];
    const expect = (what, holds) => holds || wrong.push(what);
    expect("lines run the other way", (getComputedStyle(document.body).direction === "rtl") === isRightToLeft);
    expect("the name is on the other side", middle(document.querySelector("header .word")) > innerWidth / 2 === isRightToLeft);
    const [rail, list] = [".work > .rail", ".list"].map((selector) => document.querySelector(selector));
    if (rail && innerWidth >= 1200) expect("the map is on the other side", middle(rail) > middle(list) === isRightToLeft);
    all("svg, canvas, .chart-box").forEach((e) => expect(`a drawing is mirrored: ${name(e)}`, getComputedStyle(e).direction === "ltr"));
    return wrong;
  };

  return {
    faults({ width, line, isLatin, isRightToLeft }) {
      open();
      const hasFilters = document.querySelector(".rail");
      return [
        ...wide(width),
        ...clipped(),
        ...overlapping("header a, header button, header summary"),
        ...(hasFilters ? [...overlapping(".facets label, .facets summary"), ...overlapping(".index label")] : []),
        ...typeset(line, isLatin),
        ...mirrored(isRightToLeft),
      ];
    },
  };
})();
