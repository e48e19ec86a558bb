import { lstatSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inside, isFile } from "../paths.mjs";

export const ORIGIN = "http://app.localhost";

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

/** The built files as a web server would answer them: pages fall back to `index.html`, nothing lies outside the folder. */
export class Site {
  #dir;

  constructor(dir) {
    this.#dir = dir;
  }

  /** The HTML of a page, undefined when the site has none. */
  async page(path) {
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
    const path = localPath(url);
    const file = path && (await this.#find(path));
    return file && { body: await readFile(file), type: typeOf(file) };
  }

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

function typeOf(file) {
  return TYPES[file.slice(file.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";
}
