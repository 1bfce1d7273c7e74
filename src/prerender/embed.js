// <japan-asean-explorer view="chart" chart="gdp-growth" lang="en" look="auto"></japan-asean-explorer>
// shows a part of the explorer in a frame that fits its content. Attributes: view (explorer, map,
// chart, action, area, page), chart, action, area, country, src (with view="page": an address below
// the site's folder), lang, look (light, dark, auto), title, sandbox. Event: select, with
// { country, area } in its detail. What stands inside the element is shown where scripts are off.
(() => {
  const NAME = "japan-asean-explorer",
    script = document.currentScript || document.querySelector("script[src*='/embed.js']");
  if (!script?.src || customElements.get(NAME)) return;
  const site = new URL(".", script.src);
  const KNOWN = {
    view: /^(explorer|map|chart|action|area|page)$/,
    chart: /^({CHARTS})$/,
    action: /^a({ACTIONS})$/,
    area: /^[1-5]$/,
    // stays below the site's folder
    src: /^(?!\/|.*(:|\\|\.\.))/,
    lang: /^({LANGUAGES})$/,
    look: /^(auto|light|dark)$/,
  };
  let warned;

  customElements.define(NAME, class extends HTMLElement {
    static observedAttributes = "view chart action area country src lang look title sandbox".split(" ");
    #draw;
    #hear;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      let frame, sandbox, shown, wide, grown, tall = 600;
      const is = (name) => (this.getAttribute(name) || "").toLowerCase();
      // the value of an attribute, or what is meant without one if it is not known
      const one = (name, usual = "") => {
        const value = is(name) || usual;
        if (KNOWN[name].test(value)) return value;
        warned ??= !console.warn("unknown " + name, this);
        return usual;
      };

      const say = () => frame.contentWindow?.postMessage({ type: NAME + ":look", version: 1, look: one("look", "auto") }, "*");

      this.#draw = (anew) => {
        if (!this.isConnected) return;
        const lang = one("lang", "en"), view = one("view", "explorer");
        sandbox = this.hasAttribute("sandbox");
        const folder = { chart: "charts/", action: "action/", area: "area/" }[view], id = folder && one(view);
        const to = new URL((lang === "en" ? "" : lang + "/") + (id ? folder + id + "/" : view === "page" ? one("src") : ""), site);
        const ask = (name, value) => value && to.searchParams.set(name, value);
        ask("area", view !== "area" && is("area"));
        ask("country", is("country"));
        ask("map", view === "map" && "only");
        ask("embed", 1);
        if (shown !== (shown = to + sandbox) || anew) {
          // a frame led elsewhere would leave a step in the history of the page around it, a new one leaves none
          ask("look", one("look", "auto"));
          frame = document.createElement("iframe");
          if (sandbox) frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
          frame.allow = "fullscreen; clipboard-write; web-share";
          frame.loading = "lazy";
          frame.height = tall;
          // set by script, which a strict policy of the page allows
          frame.style = "display:block;width:100%;border:0";
          frame.src = to;
          frame.onload = say;
          root.replaceChildren(frame);
        } else say();
        frame.title = this.title || "{TITLE}";
      };

      this.#hear = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== (sandbox ? "null" : site.origin) || data?.version !== 1) return;
        if (data.type === NAME + ":height" && Number.isFinite(data.height)) {
          const height = Math.min(Math.max(Math.ceil(data.height), 120), 4e4);
          // what grows because its frame has grown would never come to rest
          grown = height > tall && wide === (wide = frame.clientWidth) ? grown + 1 : 0;
          if (grown < 50) frame.height = tall = height;
        }
        if (data.type === NAME + ":select") {
          // whatever else a message can hold may not even be made a text of
          const some = (list, is) => [].concat(list).filter(is);
          this.dispatchEvent(new CustomEvent("select", {
            detail: {
              country: some(data.country, (id) => typeof id === "string" && /^[a-z]{2}$/.test(id)),
              area: some(data.area, (number) => [1, 2, 3, 4, 5].includes(number)),
            },
          }));
        }
      };
    }

    connectedCallback() {
      addEventListener("message", this.#hear);
      // a frame that is put in again loads again, with the look of now
      this.#draw(1);
    }
    disconnectedCallback() {
      removeEventListener("message", this.#hear);
    }
    attributeChangedCallback() {
      // several changes in a row are one
      queueMicrotask(this.#draw);
    }
  });
})();
