// <japan-asean-explorer view="chart" chart="gdp-growth" lang="en" look="auto"></japan-asean-explorer>
// shows a part of the explorer in a frame that fits its content. Attributes: view (explorer, list, map,
// chart, action, area, country, page), chart, action, area, country, alone (with view="chart": drawing, title and
// sources only), src (with view="page": an address relative to the site's folder), lang, look (light, dark,
// auto), title, sandbox. Event: select, with { country, area } in its detail. The content of the element is
// the fallback without scripts. The build inserts the names in braces (src/publish/embed.rs).
(() => {
  const NAME = "japan-asean-explorer",
    script = document.currentScript || document.querySelector("script[src*='/embed.js']");
  if (!script?.src || customElements.get(NAME)) return;
  const site = new URL(".", script.src);
  const KNOWN = {
    view: /^(explorer|list|map|chart|action|area|country|page)$/,
    chart: /^({CHARTS})$/,
    action: /^a({ACTIONS})$/,
    area: /^[1-5]$/,
    // with view="country": the brief of a member
    country: /^({MEMBERS})$/,
    // an address inside the site's folder
    src: /^(?!\/|.*(:|\\|\.\.))/,
    lang: /^({LANGUAGES})$/,
    look: /^(auto|light|dark)$/,
  };
  let warned;

  customElements.define(NAME, class extends HTMLElement {
    static observedAttributes = "view chart action area country alone src lang look title sandbox".split(" ");
    #update;
    #onMessage;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      let frame, sandbox, current, width, growths, title, height = 600;
      const attribute = (name) => (this.getAttribute(name) || "").toLowerCase();
      // the value of an attribute, or its default if the value is not known
      const known = (name, usual = "") => {
        const value = attribute(name) || usual;
        if (KNOWN[name].test(value)) return value;
        warned ??= !console.warn("unknown " + name, this);
        return usual;
      };

      const setTitle = () => frame.title = this.title || title;
      const sendLook = () => frame.contentWindow?.postMessage({ type: NAME + ":look", version: 1, look: known("look", "auto") }, "*");

      this.#update = (reload) => {
        if (!this.isConnected) return;
        const lang = known("lang", "en"), view = known("view", "explorer");
        sandbox = this.hasAttribute("sandbox");
        const folder = { chart: "charts/", action: "action/", area: "area/", country: "country/" }[view], id = folder && known(view);
        const address = new URL((lang === "en" ? "" : lang + "/") + (id ? folder + id + "/" : view === "page" ? known("src") : ""), site);
        const set = (name, value) => value && address.searchParams.set(name, value);
        set("area", view !== "area" && attribute("area"));
        set("country", view !== "country" && attribute("country"));
        set("map", view === "map" && "only");
        set("part", view === "list" || view === "chart" && this.hasAttribute("alone") ? view : "");
        set("embed", 1);
        if (current !== (current = address + sandbox) || reload) {
          // a new frame, since another address for the old one would add a history entry to the host page
          set("look", known("look", "auto"));
          title = "{TITLE}";
          frame = document.createElement("iframe");
          if (sandbox) frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
          frame.allow = "fullscreen; clipboard-write; web-share";
          frame.loading = "lazy";
          frame.height = height;
          // set by script, which a strict policy of the host page allows
          frame.style = "display:block;width:100%;border:0";
          frame.src = address;
          frame.onload = sendLook;
          root.replaceChildren(frame);
        } else sendLook();
        setTitle();
      };

      this.#onMessage = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== (sandbox ? "null" : site.origin) || data?.version !== 1) return;
        if (data.type === NAME + ":height" && Number.isFinite(data.height)) {
          const wanted = Math.min(Math.max(Math.ceil(data.height), 120), 4e4);
          // stops after 50 growths at one width: content that grows with its frame would grow forever
          growths = wanted > height && width === (width = frame.clientWidth) ? growths + 1 : 0;
          if (growths < 50) frame.height = height = wanted;
        }
        if (data.type === NAME + ":title" && typeof data.title === "string") setTitle(title = data.title);
        if (data.type === NAME + ":select") {
          // values of other types are dropped before anything is done with them
          const some = (list, valid) => [].concat(list).filter(valid);
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
      addEventListener("message", this.#onMessage);
      // a frame that is inserted again loads again, so it is made anew with the current look
      this.#update(1);
    }
    disconnectedCallback() {
      removeEventListener("message", this.#onMessage);
    }
    attributeChangedCallback() {
      // several changes in one task update once
      queueMicrotask(this.#update);
    }
  });
})();
