import { Window } from "happy-dom";
import { canvasAdapter } from "./canvas.mjs";
import { addMissing } from "./missing.mjs";
import { ORIGIN } from "./site.mjs";

/** Opens an empty window for a page: its requests are answered from the site, its errors go to the log, nothing reaches a network. */
export function openWindow({ path, site, errors }) {
  const window = new Window({
    url: new URL(path, ORIGIN).href,
    width: 1280,
    height: 800,
    console: pageConsole(errors),
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      handleDisabledFileLoadingAsSuccess: true,
      disableComputedStyleRendering: true,
      canvasAdapter,
      navigation: { disableMainFrameNavigation: true, disableChildFrameNavigation: true, disableChildPageNavigation: true },
      fetch: {
        interceptor: {
          beforeAsyncRequest: (context) => respond(context, site, errors),
          beforeSyncRequest: (context) => respondSync(context, site, errors),
        },
      },
      timer: { maxTimeout: 3000, maxIntervalTime: -1, maxIntervalIterations: -1, preventTimerLoops: false },
    },
  });
  addMissing(window, errors);
  return window;
}

async function respond({ request, window }, site, errors) {
  const file = await site.get(request.url);
  if (file)
    return new window.Response(request.method === "HEAD" ? null : file.body, { status: 200, headers: { "content-type": file.type } });
  return refuse(request, window, errors);
}

/** A missing file of the site is a 404 as in a browser; anything else is a network error, and the log says so. */
function refuse(request, window, errors) {
  if (new URL(request.url).origin === ORIGIN) return new window.Response("not found", { status: 404, statusText: "Not Found" });
  errors.add(`${request.url} cannot be loaded: the sandbox has no network`);
  throw new window.TypeError("Failed to fetch");
}

function respondSync({ request, window }, site, errors) {
  const file = site.getSync(request.url);
  if (!file && new URL(request.url).origin !== ORIGIN) errors.add(`${request.url} cannot be loaded: the sandbox has no network`);
  const headers = new window.Headers(file && { "content-type": file.type });
  return {
    status: file ? 200 : 404,
    statusText: file ? "OK" : "Not Found",
    ok: Boolean(file),
    url: request.url,
    redirected: false,
    headers,
    body: file?.body ?? Buffer.alloc(0),
  };
}

function pageConsole(errors) {
  const quiet = () => {};
  const methods = Object.fromEntries(
    [
      "log",
      "info",
      "warn",
      "debug",
      "trace",
      "table",
      "dir",
      "dirxml",
      "group",
      "groupCollapsed",
      "groupEnd",
      "time",
      "timeEnd",
      "timeLog",
      "timeStamp",
      "count",
      "countReset",
      "clear",
      "profile",
      "profileEnd",
    ].map((name) => [name, quiet]),
  );
  return {
    ...methods,
    error: (...parts) => errors.add(...parts),
    assert: (condition, ...parts) => condition || errors.add("Assertion failed:", ...parts),
  };
}
