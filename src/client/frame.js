// Loaded in a frame only: what the host page is sent, and where dialogs open.
const root = document.documentElement;
// The host page is sent the chosen countries and areas when they change.
let sent;
const send = (kind, more) => parent.postMessage({ type: `japan-asean-explorer:${kind}`, version: 1, ...more }, "*");
const sendChosen = () => {
  if (!("at" in root.dataset)) return;
  const query = new URLSearchParams(root.dataset.at.split("?")[1]);
  const values = (name) => query.get(name)?.split(",") ?? [];
  const [country, area] = [values("country"), values("area").map(Number)];
  const now = `${country};${area}`;
  if (sent !== undefined && sent !== now) send("select", { country, area });
  sent = now;
};
document.addEventListener("explorer:change", sendChosen);
// the first program may have been faster
sendChosen();
// Unless the host page sets a title for the frame, embed.js uses that of the page, which names the filters.
const sendTitle = () => send("title", { title: document.title });
new MutationObserver(sendTitle).observe(document.querySelector("title"), { childList: true });
sendTitle();
// The middle of a frame as tall as its content may be out of view, so dialogs open at the clicked link.
document.addEventListener("click", (event) => {
  root.style.setProperty("--at", `${event.target.getBoundingClientRect().top}px`);
}, true);
