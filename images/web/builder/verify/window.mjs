import { Window } from "happy-dom";
import { canvasAdapter } from "./canvas.mjs";
import { addMissing } from "./missing.mjs";
import { ORIGIN } from "./site.mjs";

const WITHOUT_BODY = new Set([204, 205, 304]);

/** Opens an empty window for a page: its requests are answered by the site, its errors go to the log, nothing reaches a network. */
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

/** What leads elsewhere, or gets no answer, is a network error, and the log says so. */
async function respond({ request, window }, site, errors) {
  const { method, url, headers, signal } = request;
  const aborted = new AbortController();
  signal?.addEventListener("abort", () => aborted.abort());
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
  const answer = await site.answer({ method, url, headers, body, signal: aborted.signal }).catch((error) => {
    if (signal?.aborted) throw new window.DOMException("The operation was aborted.", "AbortError");
    errors.add(error.message);
    throw new window.TypeError("Failed to fetch");
  });
  if (!answer) {
    errors.add(`${url} cannot be loaded: the sandbox has no network`);
    throw new window.TypeError("Failed to fetch");
  }
  if (answer.status >= 500) errors.add(`${method} ${new URL(url).pathname} was answered with status ${answer.status}`);
  const { status, statusText } = answer;
  const isEmpty = method === "HEAD" || WITHOUT_BODY.has(status);
  return new window.Response(isEmpty ? null : answer.body, { status, statusText, headers: new window.Headers(answer.headers) });
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
