import { lstatSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inside, isFile } from "../paths.mjs";
import { Server } from "./server.mjs";

const HOST = "app.localhost";
export const ORIGIN = `http://${HOST}`;

const TYPES = {
  html: "text/html",
  js: "text/javascript",
  mjs: "text/javascript",
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
  txt: "text/plain",
  csv: "text/csv",
  xml: "application/xml",
};

/** The app's server did not answer; the message says why. */
export class NoAnswer extends Error {}

/**
 * What a page gets from its own address: with a `port` all of it from the app's server there, else the built files as a web server would
 * answer them: pages fall back to `index.html`, nothing lies outside the folder.
 */
export class Site {
  #dir;
  #server;

  constructor(dir, port) {
    this.#dir = dir;
    this.#server = port === undefined ? undefined : new Server(port);
  }

  /** `{status, html}` of a page. */
  async page(path) {
    if (this.#server) {
      const { status, body } = await this.#ask("GET", new URL(path, ORIGIN), [["accept", "text/html"]]);
      return { status, html: body.toString("utf8") };
    }
    const html = await this.#builtPage(path);
    return html === undefined ? { status: 404, html: "" } : { status: 200, html };
  }

  async #builtPage(path) {
    const { pathname } = new URL(path, ORIGIN);
    const exact = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const file = (await this.#find(exact)) ?? (/\.\w+$/.test(pathname) ? undefined : await this.#find("/index.html"));
    return file && (await readFile(file, "utf8"));
  }

  async has(pathname) {
    return (await this.#find(pathname)) !== undefined;
  }

  /** `{body, type}` of a file by its absolute URL; undefined when it is elsewhere or missing. */
  async get(url) {
    if (this.#server) {
      const parsed = URL.parse(url);
      const answer = parsed?.origin === ORIGIN && (await this.#ask("GET", parsed));
      return answer?.status === 200 ? { body: answer.body, type: typeIn(answer.headers) } : undefined;
    }
    const path = localPath(url);
    const file = path && (await this.#find(path));
    return file && { body: await readFile(file), type: typeOf(file) };
  }

  /** `{status, statusText, headers, body}` for a request of the page's scripts; undefined for one that goes elsewhere. */
  async answer({ method, url, headers, body, signal }) {
    const parsed = URL.parse(url);
    if (parsed?.origin !== ORIGIN) return undefined;
    if (this.#server) return await this.#ask(method, parsed, headers, body, signal);
    const file = await this.get(url);
    if (!file) return { status: 404, statusText: "Not Found", headers: [], body: Buffer.from("not found") };
    return { status: 200, statusText: "OK", headers: [["content-type", file.type]], body: file.body };
  }

  /** When the server was last busy with this page; see `Server`. */
  activeMs() {
    return this.#server?.activeMs() ?? 0;
  }

  close() {
    this.#server?.close();
  }

  async #ask(method, url, headers = [], body, signal) {
    // As browsers do: a server may refuse what another site asks for.
    const origin = /^(?:GET|HEAD)$/.test(method) ? [] : [["origin", ORIGIN]];
    const request = { method, path: `${url.pathname}${url.search}`, headers: [...headers, ...origin], body, signal, host: HOST };
    try {
      return await this.#server.ask(request);
    } catch (error) {
      throw new NoAnswer(`the app's server did not answer ${method} ${url.pathname}: ${error.message}`);
    }
  }

  /** A built file, while the page stands still: nobody can wait for the server here. */
  getSync(url) {
    const path = localPath(url);
    const file = path && inside(this.#dir, join(this.#dir, path));
    try {
      return file && lstatSync(file).isFile() ? { body: readFileSync(file), type: typeOf(file) } : undefined;
    } catch {
      return undefined;
    }
  }

  async #find(pathname) {
    const file = inside(this.#dir, join(this.#dir, decode(pathname)));
    return (await isFile(file)) ? file : undefined;
  }
}

function localPath(url) {
  const parsed = URL.parse(url);
  return parsed?.origin === ORIGIN ? decode(parsed.pathname) : undefined;
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function typeIn(headers) {
  const [, type = ""] = headers.find(([name]) => name.toLowerCase() === "content-type") ?? [];
  return type.split(";")[0].trim().toLowerCase();
}

function typeOf(file) {
  return TYPES[file.slice(file.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}
