// First in the page of an app that the platform shows in a frame. Tells the platform's page what goes wrong here and which address is shown, and
// goes back and forward when it says so. The app shares this world and can say anything in this script's name: the page takes it for the app's words.
(() => {
  "use strict";
  const PAGES = "ISEKAI_PAGES".split(" ");
  const EVERY_MS = 250;
  const MAX_DIFFERENT = 25;
  const MAX_FORMATTED = 100;
  const MAX_TEXT = 1000;
  const MAX_ADDRESS = 2000;
  const MAX_KEYS = 8;
  const MAX_DIALOGS = 3;
  const DIALOGS_MS = 10_000;

  const script = document.currentScript;
  const own = script?.src ?? "";
  // The document is the app's: nothing of ours stays in it.
  script?.remove();

  let waiting = new Map();
  let formatted = 0;
  let dropped = 0;
  let moved = false;
  let timer = 0;
  let lastMs = -EVERY_MS;
  const told = parent !== self && parent === top ? parent : null;

  const cut = (text, length = MAX_TEXT) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

  // --- What is said: at most four messages a second. The first one goes at once, in case the app never lets go of this thread again. ---

  const send = () => {
    clearTimeout(timer);
    timer = 0;
    lastMs = performance.now();
    const message = { isekai: 1, errors: [...waiting.values()], dropped, place: moved ? place() : null };
    waiting = new Map();
    formatted = dropped = 0;
    moved = false;
    const ancestors = [...(location.ancestorOrigins ?? PAGES)];
    for (const page of PAGES) if (ancestors.includes(page)) told.postMessage(message, page);
  };
  const plan = () => {
    if (!told || timer) return;
    const pause = lastMs + EVERY_MS - performance.now();
    if (pause <= 0) send();
    else timer = setTimeout(send, pause);
  };
  const add = (kind, text, at) => {
    const error = { kind, text: cut(text), source: cut(at?.source ?? "", MAX_ADDRESS), line: at?.line ?? 0, column: at?.column ?? 0, count: 1 };
    const key = `${kind} ${error.line}:${error.column} ${error.source} ${error.text}`;
    const same = waiting.get(key);
    if (same) same.count += 1;
    else if (waiting.size < MAX_DIFFERENT) waiting.set(key, error);
    else dropped += 1;
    plan();
  };
  /** Putting things into words is what costs: an app that floods its console gets counted. */
  const limited = (work) => {
    if (!told) return;
    if (formatted >= MAX_FORMATTED) {
      dropped += 1;
      plan();
      return;
    }
    formatted += 1;
    try {
      work();
    } catch {
      // Something of the app's threw while it was looked at.
      dropped += 1;
      plan();
    }
  };

  // --- Words for whatever is thrown or logged. Getters are not called. ---

  const brief = (value) => {
    if (typeof value === "string") return JSON.stringify(cut(value, 100));
    if (typeof value === "function") return `function ${value.name}`;
    if (typeof value !== "object" || value === null) return String(value);
    return value instanceof Error ? words(value) : Array.isArray(value) ? `Array(${value.length})` : "{…}";
  };
  const words = (value) => {
    if (typeof value === "string") return value;
    if (value instanceof Error) return value.name && !String(value.message).startsWith(value.name) ? `${value.name}: ${value.message}` : String(value.message);
    if (typeof value !== "object" || value === null) return brief(value);
    if (value instanceof Element) return `<${value.localName}>`;
    const entries = Object.entries(Object.getOwnPropertyDescriptors(value)).filter(([name]) => name !== "length");
    const shown = entries.slice(0, MAX_KEYS).map(([name, entry]) => (Array.isArray(value) ? "" : `${name}: `) + ("value" in entry ? brief(entry.value) : "…"));
    if (entries.length > MAX_KEYS) shown.push("…");
    return Array.isArray(value) ? `[${shown.join(", ")}]` : `{${shown.join(", ")}}`;
  };
  /** As the console's own formatter (Console Standard, section 2.2.1). */
  const sentence = (values) => {
    const rest = [...values];
    if (typeof rest[0] !== "string") return rest.map(words).join(" ");
    const first = rest.shift().replace(/%([sdifoOc%])/g, (all, kind) => {
      if (kind === "%") return "%";
      if (rest.length === 0) return all;
      const value = rest.shift();
      return kind === "c" ? "" : words(value);
    });
    return [first, ...rest.map(words)].join(" ");
  };
  const placeIn = (stack) => {
    for (const [, source, line, column] of String(stack ?? "").matchAll(/((?:https?|blob):[^\s()]+?):(\d+):(\d+)/g)) {
      if (source !== own) return { source, line: Number(line), column: Number(column) };
    }
    return null;
  };

  // --- What goes wrong. ---

  const { error: logged } = console;
  console.error = function error(...values) {
    limited(() => {
      const thrown = values.find((value) => value instanceof Error);
      add("console", sentence(values), placeIn(thrown?.stack) ?? placeIn(new Error().stack));
    });
    return Reflect.apply(logged, this, values);
  };
  addEventListener("error", (event) => limited(() => {
    if (event instanceof ErrorEvent) {
      const at = event.filename ? { source: event.filename, line: event.lineno, column: event.colno } : placeIn(event.error?.stack);
      return add("error", event.error == null ? event.message : words(event.error), at);
    }
    const part = event.target;
    if (part instanceof Element) add("resource", part.localName, { source: String(part.currentSrc || part.src || part.href || "") });
  }), true);
  addEventListener("unhandledrejection", (event) => limited(() => add("rejection", words(event.reason), placeIn(event.reason?.stack))));

  // A loop of dialogs would keep people from the page around this one, where they could change the app.
  let dialogsMs = [];
  const dialog = (name, refused) => {
    const original = window[name];
    window[name] = function (...values) {
      const now = performance.now();
      dialogsMs = dialogsMs.filter((ms) => now - ms < DIALOGS_MS);
      if (navigator.userActivation?.hasBeenActive === false || dialogsMs.length >= MAX_DIALOGS) {
        limited(() => add("dialog", name, placeIn(new Error().stack)));
        return refused;
      }
      dialogsMs.push(now);
      return Reflect.apply(original, window, values);
    };
  };
  dialog("alert");
  dialog("confirm", false);
  dialog("prompt", null);
  dialog("print");

  if (!told) return;

  // --- Where the visitor is. ---

  const { navigation } = window;
  const place = () => ({
    path: cut(location.pathname + location.search + location.hash, MAX_ADDRESS),
    title: cut(document.title, 200),
    // Of this frame alone: the browser's own history would go on in the page around it.
    back: navigation?.canGoBack === true,
    forward: navigation?.canGoForward === true,
  });
  const move = () => {
    moved = true;
    plan();
    // Apps name a page after they have gone to it.
    const named = document.title;
    setTimeout(() => named !== document.title && move(), 2 * EVERY_MS);
  };
  if (navigation) navigation.addEventListener("currententrychange", move);
  else {
    for (const name of ["pushState", "replaceState"]) {
      const original = history[name];
      history[name] = function (...values) {
        const result = Reflect.apply(original, this, values);
        move();
        return result;
      };
    }
    addEventListener("popstate", move);
    addEventListener("hashchange", move);
  }
  document.addEventListener("DOMContentLoaded", move);
  addEventListener("load", move);
  addEventListener("message", (event) => {
    if (event.source !== told || !PAGES.includes(event.origin) || event.data?.isekai !== 1) return;
    event.stopImmediatePropagation();
    // Rejected when there is nothing to go to.
    const gone = event.data.go === "back" ? navigation?.back() : event.data.go === "forward" ? navigation?.forward() : null;
    gone?.committed.catch(() => undefined);
    gone?.finished.catch(() => undefined);
  });
  move();
})();
