import { readFileSync } from "node:fs";
import vm from "node:vm";
import { ErrorLog } from "./errors.mjs";
import { untilQuiet } from "./quiet.mjs";
import { ORIGIN, Site } from "./site.mjs";
import { isRendered, visibleText } from "./text.mjs";
import { openWindow } from "./window.mjs";

const TEXT_CHARS = 500;
let vendor;

/**
 * Loads a page in an emulated browser, runs its scripts, waits until it is quiet and says what a visitor would see.
 * `html` is the page without its module scripts, `code` is what they were joined to, `vendorFile` is given when that needs React, `port` when
 * the app has a server.
 */
export async function checkPage({ dir, port, path, html, code, vendorFile, limitMs }) {
  const errors = new ErrorLog();
  const stopListening = listen(errors);
  const site = new Site(dir, port);
  const window = openWindow({ path, site, errors });
  try {
    window.document.write(html);
    if (vendorFile) vendorScript(vendorFile).runInContext(window);
    run({ window, code, errors });
    await untilQuiet({ window, limitMs, isRendered: () => isRendered(window), activeMs: () => site.activeMs() });
  } catch (error) {
    errors.add(error);
  }
  const seen = { ...look(window), consoleErrors: errors.list() };
  stopListening();
  site.close();
  await window.happyDOM.close();
  return seen;
}

/** The same script runs in every page: what the engine has compiled of React is kept. */
function vendorScript(file) {
  vendor ??= new vm.Script(readFileSync(file, "utf8"), { filename: `${ORIGIN}/assets/vendor.js` });
  return vendor;
}

function run({ window, code, errors }) {
  if (!code) return;
  const finished = new vm.Script(code, { filename: `${ORIGIN}/app.js` }).runInContext(window);
  finished.catch((error) => errors.add(error));
}

/** Errors that no handler of the page took. After the check they are dropped: a page that is closing has no more to say. */
function listen(errors) {
  let open = true;
  const onError = (error) => open && errors.add(error);
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", onError);
  process.removeAllListeners("uncaughtException").on("uncaughtException", onError);
  return () => {
    open = false;
  };
}

function look(window) {
  return {
    rendered: isRendered(window),
    title: window.document.title.slice(0, TEXT_CHARS),
    text: visibleText(window).slice(0, TEXT_CHARS),
  };
}
