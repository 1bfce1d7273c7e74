// Starts the program. If it cannot run, the page stays readable and says so.
import init from "./SCRIPT";
const failed = () => {
  const root = document.documentElement;
  if ("ready" in root.dataset) return;
  delete root.dataset.pending;
  root.dataset.failed = "";
};
init({ module_or_path: new URL("./PROGRAM", import.meta.url) }).catch(failed);
