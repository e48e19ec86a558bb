import { Agent, request } from "node:http";

/** For one request, until its answer is whole. */
const ANSWER_MS = 10_000;
/** Of a request, and of an answer. */
const MAX_BYTES = 16 * 1024 * 1024;
/** At the same time, as many as a browser makes; others wait. */
const CONNECTIONS = 6;
/** A page is taken to wait for an answer so long; one that takes longer is meant to stay open. */
const WAIT_MS = 1000;
/** What concerns the connection, and what this end does not understand. */
const OWN_HEADERS = /^(?:host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-length|accept-encoding|proxy-.*)$/i;

/** The app's own server: one port on loopback, and no other. Redirects are answers like others. */
export class Server {
  #port;
  #agent = new Agent({ maxSockets: CONNECTIONS });
  #begun = new Set();
  #lastMs = 0;
  #closed = new AbortController();

  constructor(port) {
    this.#port = port;
  }

  /** `{status, statusText, headers, body}`; an error says why there is no answer. `headers` are pairs, `body` is a Buffer. */
  async ask({ method, path, headers = [], body, signal, host }) {
    if (body?.length > MAX_BYTES) throw new Error(`the request has more than ${MAX_BYTES} bytes`);
    const begun = { ms: performance.now() };
    this.#begun.add(begun);
    const limits = [this.#closed.signal, AbortSignal.timeout(ANSWER_MS), ...(signal ? [signal] : [])];
    const sent = Object.fromEntries([...headers].filter(([name]) => !OWN_HEADERS.test(name)));
    const options = {
      host: "127.0.0.1",
      port: this.#port,
      agent: this.#agent,
      method,
      path,
      headers: { ...sent, host, ...(body && { "content-length": body.length }) },
      signal: AbortSignal.any(limits),
    };
    try {
      return await exchange(options, body);
    } finally {
      this.#begun.delete(begun);
      this.#lastMs = performance.now();
    }
  }

  /** When something last happened: now, while an answer is on its way. */
  activeMs() {
    const nowMs = performance.now();
    return [...this.#begun].some(({ ms }) => nowMs - ms < WAIT_MS) ? nowMs : this.#lastMs;
  }

  close() {
    this.#closed.abort();
    this.#agent.destroy();
  }
}

function exchange(options, body) {
  return new Promise((resolve, reject) => {
    const fail = (error) => reject(new Error(reason(error, options.signal)));
    const asked = request(options, (answer) => {
      const pieces = [];
      let size = 0;
      answer.on("error", fail);
      answer.on("data", (piece) => {
        size += piece.length;
        if (size > MAX_BYTES) answer.destroy(new Error(`its answer has more than ${MAX_BYTES} bytes`));
        else pieces.push(piece);
      });
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          statusText: answer.statusMessage,
          headers: pairs(answer.rawHeaders),
          body: Buffer.concat(pieces),
        }),
      );
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

function reason(error, signal) {
  if (signal.reason?.name === "TimeoutError") return `no answer within ${ANSWER_MS / 1000} s`;
  if (error.code === "ECONNREFUSED") return "it takes no connections";
  return error.code === "ECONNRESET" ? "it broke off" : error.message;
}

function pairs(raw) {
  const found = [];
  for (let at = 0; at < raw.length; at += 2) if (!OWN_HEADERS.test(raw[at])) found.push([raw[at], raw[at + 1]]);
  return found;
}
