// Links to the page in other languages, and the offer of another one. `start.js` loads this, with offline.js after it,
// when the page is interactive and idle. LANGUAGES is inserted by the build (src/publish/scripts.rs): code, folder, and
// the words of the offer of each.
const root = document.documentElement;
const here = root.dataset.language;
const site = new URL("./", import.meta.url);

// Values kept on this device; nothing is kept where storage is denied.
const stored = (name, ...value) => {
  const key = `japan-asean-explorer:${site.pathname}:${name}`;
  try {
    if (value.length) localStorage.setItem(key, value[0]);
    return localStorage.getItem(key);
  } catch { /* no storage here */ }
};

// The page that is shown, in another language and with what is chosen. `data-at` begins with the folder of the language.
const inLanguage = (code) => {
  const folder = (of) => LANGUAGES.find(([language]) => language === of)?.[1] ?? "";
  const below = (root.dataset.at ?? "").slice(folder(here).length);
  return new URL(folder(code) + below + location.hash, site);
};
const links = () => document.querySelectorAll(".mast a[hreflang], .offered a");
const completeLinks = () => links().forEach((link) => (link.href = inLanguage(link.hreflang)));

// The last place above the middle of the window that has an address; none at the top of the page.
const placeInView = () => {
  if (scrollY < innerHeight / 2) return;
  const above = [...document.querySelectorAll("main [id]:not(dialog *, svg *)")].filter((place) => {
    const { top, height } = place.getBoundingClientRect();
    return height && top < innerHeight / 2;
  });
  return above.pop()?.id;
};

// The choice is remembered, and the reader's place is kept as the fragment of the address.
const choose = (event) => {
  const link = event.target.closest(".mast a[hreflang], .offered a");
  if (!link) return;
  stored("language", link.hreflang);
  stored("offered", "");
  const place = placeInView();
  if (place) link.hash = place;
};

// A visitor who chose another language before, or whose browser prefers one, is offered it once and never redirected.
const offer = () => {
  const known = (code) => LANGUAGES.find(([language]) => language === code);
  const preferred = navigator.languages.map((code) => code.split("-")[0].toLowerCase()).find(known);
  const wanted = known(stored("language") ?? preferred);
  if (!wanted || wanted[0] === here || stored("offered") === wanted[0]) return;
  const [code, , sentence, show, dismiss] = wanted;
  stored("offered", code);
  const add = (parent, name, properties) => parent.appendChild(Object.assign(document.createElement(name), properties));
  const box = Object.assign(document.createElement("aside"), { className: "notice offered", lang: code });
  box.setAttribute("aria-label", sentence);
  add(box, "p", { textContent: sentence });
  const choices = add(box, "div", {});
  add(choices, "a", { textContent: show, hreflang: code, lang: code, target: "_self", href: inLanguage(code) });
  add(choices, "button", { type: "button", textContent: dismiss, onclick: () => box.remove() });
  document.querySelector(".mast").after(box);
};

/** `start`: address of the script that started the page. */
export const start = (start) => {
  completeLinks();
  document.addEventListener("explorer:change", completeLinks);
  document.addEventListener("click", choose, true);
  if (top !== self) return;
  offer();
  // never in a frame
  if (isSecureContext && "serviceWorker" in navigator) return register(start);
};
