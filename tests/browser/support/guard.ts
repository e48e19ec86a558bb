import type { Browser, BrowserContext, ConsoleMessage, Response } from "@playwright/test";
import { origin } from "./environment";

const MARK = "isekai-guard: ";

/** Runs before any script of every document, and tells through the console what nobody may see on our pages. */
function listen([ours, mark]: [string, string]): void {
  if (window.origin !== ours) return;
  const tell = (what: string): void => console.error(mark + what);
  document.addEventListener("securitypolicyviolation", (event) => {
    tell(`breach of ${event.effectiveDirective} by ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  }, true);
  window.addEventListener("error", (event) => {
    // A size that is still settling at the end of a frame: told, though nothing failed.
    if (!event.message.startsWith("ResizeObserver loop")) tell(`error: ${event.message}`);
  });
  window.addEventListener("unhandledrejection", (event) => tell(`rejection that nobody handled: ${String(event.reason)}`));
}

/**
 * What no page of ours may ever do, watched in every context that a browser opens: break its Content Security Policy, throw, differ
 * from what the server sent. And what each document is served with is looked at once.
 */
export class Guard {
  private trouble: string[] = [];
  private readonly pending = new Set<Promise<void>>();
  private readonly looked = new Set<string>();

  watch(browser: Browser): void {
    const newContext = browser.newContext.bind(browser);
    browser.newContext = async (options) => {
      const context = await newContext(options);
      await this.follow(context);
      return context;
    };
  }

  /** What was found since the last call. */
  async found(): Promise<string[]> {
    await Promise.all(this.pending);
    const { trouble } = this;
    this.trouble = [];
    return trouble;
  }

  private async follow(context: BrowserContext): Promise<void> {
    context.on("console", (message) => this.hear(message));
    context.on("response", (response) => this.look(response));
    await context.addInitScript(listen, [origin, MARK] as [string, string]);
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== "error") return;
    const text = message.text();
    const from = message.location().url || (message.page()?.url() ?? "");
    const telling = text.startsWith(MARK) || /Content Security Policy|hydrat|Minified React error/i.test(text);
    if (telling && originOf(from) === origin) this.trouble.push(`${text.replace(MARK, "")} (${message.page()?.url() ?? from})`);
  }

  private look(response: Response): void {
    const { origin: from, pathname } = new URL(response.url());
    if (response.request().resourceType() !== "document" || from !== origin) return;
    const headers = response.headers();
    if (!headers["content-type"]?.includes("html")) return;
    const page = `${response.status()} ${pathname}`;
    if (this.looked.has(page)) return;
    this.looked.add(page);
    this.trouble.push(...policyFaults(headers["content-security-policy"]).map((fault) => `${fault} (${page})`));
    // The document of a page that one has left can no longer be read from the browser.
    const read = fetch(from + pathname)
      .then((answer) => answer.text())
      .then((html) => void this.trouble.push(...markupFaults(html).map((fault) => `${fault} (${page})`)));
    this.pending.add(read);
    void read.finally(() => this.pending.delete(read));
  }
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : "");

export function policyFaults(policy: string | undefined): string[] {
  if (!policy) return ["a document without a Content Security Policy"];
  const directives = new Map(policy.split(";").map((part) => {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    return [name, sources];
  }));
  const scripts = directives.get("script-src") ?? directives.get("default-src") ?? ["*"];
  const weak = scripts.filter((source) => !/^'(self|none|sha256-.+)'$/.test(source));
  const faults = weak.map((source) => `script-src allows ${source}`);
  for (const [name, sources] of directives) if (sources.includes("*")) faults.push(`${name} allows everything`);
  if (!directives.has("default-src")) faults.push("the policy has no default-src");
  return faults;
}

/** Handlers in attributes and addresses that are scripts, in tags. What stands in a script's text is not markup. */
export function markupFaults(html: string): string[] {
  const tags = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script/gi, "$1</script").match(/<[a-z][^>]*>/gi) ?? [];
  return tags.filter((tag) => /\son[a-z]+\s*=/i.test(tag) || /=\s*["']?\s*javascript:/i.test(tag)).map((tag) => `a script in a tag: ${tag.slice(0, 200)}`);
}
