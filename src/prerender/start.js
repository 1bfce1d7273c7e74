// Starts the program. If any part of it cannot be had, the page stays readable and says so.
const failed = () => {
  const root = document.documentElement;
  if ("ready" in root.dataset) return;
  delete root.dataset.pending;
  root.dataset.failed = "";
};
import("./SCRIPT").then((program) => program.default({ module_or_path: new URL("./PROGRAM", import.meta.url) })).catch(failed);
