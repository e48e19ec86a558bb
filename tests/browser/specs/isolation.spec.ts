import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { GENERATION_MS, signInAtHome, untilRunning } from "../support/actions";
import { Api, type App } from "../support/api";
import { url } from "../support/environment";

/** Takes over every page that it gets hold of. */
const WORKER = `
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(new Response("<!doctype html><h1>taken over</h1>", { headers: { "content-type": "text/html" } }));
});
`;
const MARK = "left-by-the-first-app";

/** What an origin's page finds of its own, by name. */
function storage(page: Page) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: await caches.keys(),
    cookies: document.cookie,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    controller: navigator.serviceWorker.controller?.scriptURL ?? null,
  }));
}

/** Two apps of one user in one browser. The first does whatever it can to the second and to the platform. */
test.describe.serial("an app keeps to itself", () => {
  let context: BrowserContext;
  let api: Api;
  let platform: Page;
  let first: Page;
  let second: Page;
  let apps: App[] = [];

  /** The app in a tab of its own, through the platform's sign-in. */
  async function open(app: App, text: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(app.previewUrl);
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 20_000 });
    expect(new URL(page.url()).hostname).toBe(`${app.id}.localhost`);
    return page;
  }

  test.beforeAll(async ({ browser, playwright }) => {
    test.setTimeout(3 * GENERATION_MS);
    api = await Api.signedIn(await playwright.request.newContext({ baseURL: url }));
    const ids = [await api.generate("Create a todo application"), await api.generate("Create a CSV viewer application")];
    apps = ids.map((id) => ({ id, previewUrl: "" }));
    apps = await Promise.all(ids.map((id) => api.untilRunning(id)));
    context = await browser.newContext();
    platform = await context.newPage();
    await signInAtHome(platform);
  });

  test.afterAll(async () => {
    await context?.close();
    for (const { id } of apps) await api.remove(id);
  });

  test("its service worker takes over its own pages", async () => {
    test.setTimeout(GENERATION_MS + 60_000);
    const [hostile, other] = apps as [App, App];
    await api.save(hostile.id, "public/sw.js", WORKER);
    await api.untilRunning(hostile.id);
    second = await open(other, "Drop a CSV file here");
    first = await context.newPage();
    await first.goto(hostile.previewUrl);
    await expect.poll(() => new URL(first.url()).hostname).toBe(`${hostile.id}.localhost`);
    await first.waitForLoadState();
    const worker = () => first.evaluate(async () => (await fetch("/sw.js")).text());
    await expect.poll(worker, { timeout: GENERATION_MS }).toBe(WORKER);

    await first.evaluate(async () => {
      await navigator.serviceWorker.register("/sw.js", { scope: "/" });
      await navigator.serviceWorker.ready;
    });
    await first.reload();
    // Else the tests below would show nothing.
    await expect(first.getByRole("heading", { name: "taken over" })).toBeVisible();
    expect((await storage(first)).controller).toBe(`${new URL(first.url()).origin}/sw.js`);
  });

  test("it can register none for another app or the platform", async () => {
    for (const origin of [new URL(second.url()).origin, url, new URL((apps[0] as App).previewUrl).origin]) {
      const outcomes = await first.evaluate(async (there) => {
        const attempts: [string, RegistrationOptions][] = [
          ["/sw.js", { scope: `${there}/` }],
          [`${there}/sw.js`, { scope: "/" }],
          [`${there}/sw.js`, { scope: `${there}/` }],
        ];
        return Promise.all(attempts.map(([script, options]) => navigator.serviceWorker.register(script, options).then(
          () => "registered",
          (error: Error) => error.name,
        )));
      }, origin);
      expect(outcomes, origin).toEqual(["SecurityError", "SecurityError", "SecurityError"]);
    }
  });

  test("another app and the platform stay as they are", async () => {
    await second.reload();
    await expect(second.getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
    await platform.reload();
    await expect(platform.getByRole("heading", { name: "Describe an app. Step into it." })).toBeVisible();
    for (const page of [second, platform]) {
      const { workers, controller } = await storage(page);
      expect({ workers, controller }, page.url()).toEqual({ workers: 0, controller: null });
      await expect(page.getByText("taken over")).toHaveCount(0);
    }
  });

  test("what it stores is its own", async () => {
    await first.evaluate(async ({ mark, hosts }) => {
      localStorage.setItem(mark, "x");
      sessionStorage.setItem(mark, "x");
      await caches.open(mark);
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(mark);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error as DOMException);
      });
      document.cookie = `${mark}=host-only; Path=/`;
      // Cookies ignore ports, and reach subdomains where they may have a domain.
      for (const domain of hosts) document.cookie = `${mark}-${domain}=x; Path=/; Domain=${domain}`;
    }, { mark: MARK, hosts: ["localhost", ".localhost", new URL(second.url()).hostname] });
    const own = await storage(first);
    expect(own.local).toContain(MARK);
    expect(own.session).toContain(MARK);
    expect(own.caches).toContain(MARK);
    expect(own.databases).toContain(MARK);
    expect(own.cookies).toContain(MARK);

    for (const page of [second, platform]) {
      await page.reload();
      expect(JSON.stringify(await storage(page)), page.url()).not.toContain(MARK);
    }
    const marked = (await context.cookies()).filter(({ name }) => name.startsWith(MARK));
    expect(marked.map(({ name, domain }) => ({ name, domain }))).toEqual([{ name: MARK, domain: `${(apps[0] as App).id}.localhost` }]);
  });

  test("it sees neither its own ticket nor anything of the platform's sign-in", async () => {
    const cookies = await context.cookies();
    const tickets = cookies.filter(({ name }) => name.startsWith("isekai_"));
    expect(tickets.length).toBeGreaterThan(0);
    expect(tickets.every(({ httpOnly }) => httpOnly)).toBe(true);
    expect(await first.evaluate(() => document.cookie)).not.toContain("isekai_");
    const answers = await first.evaluate(async (addresses) => {
      return Promise.all(addresses.map((address) => fetch(address, { method: "POST", credentials: "include" }).then(
        (answer) => `answered ${answer.status}`,
        (error: Error) => error.name,
      )));
    }, [`${url}/api/auth/refresh`, `${url}/api/apps/generate`]);
    expect(answers).toEqual(["TypeError", "TypeError"]);
  });

  test("it can send nothing to another app in the visitor's name", async () => {
    const there = new URL(second.url());
    const refused = first.waitForResponse((response) => response.url().startsWith(there.origin));
    const outcome = await first.evaluate(async (origin) => {
      const silent = await fetch(`${origin}/`, { mode: "no-cors", credentials: "include" });
      const read = await fetch(`${origin}/`, { credentials: "include" }).then(() => "read", (error: Error) => error.name);
      const socket = await new Promise<string>((resolve) => {
        const attempt = new WebSocket(origin.replace("http", "ws"));
        attempt.onopen = () => resolve("open");
        attempt.onerror = () => resolve("refused");
      });
      return { type: silent.type, read, socket };
    }, there.origin);
    expect((await refused).status()).toBe(403);
    expect(outcome).toEqual({ type: "opaque", read: "TypeError", socket: "refused" });
  });

  test("in the platform's frame it cannot read the page around it", async () => {
    const hostile = apps[0] as App;
    await platform.goto(`/app/?id=${hostile.id}`);
    await untilRunning(platform);
    // A frame that has just been made has no address yet.
    const isOfApp = (address: string) => URL.canParse(address) && new URL(address).hostname === `${hostile.id}.localhost`;
    const frame = () => platform.frames().find((candidate) => isOfApp(candidate.url()));
    await expect.poll(() => frame() !== undefined, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => frame()?.evaluate(() => document.readyState)).toBe("complete");
    const seen = await frame()?.evaluate(() => {
      const tried = (read: () => unknown): string => {
        try {
          return `read ${String(read())}`;
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        framed: window.top !== window.self,
        title: tried(() => window.parent.document.title),
        address: tried(() => window.top?.location.href),
        storage: tried(() => window.parent.localStorage.length),
        cookies: document.cookie,
      };
    });
    expect(seen).toMatchObject({ framed: true, title: "SecurityError", address: "SecurityError", storage: "SecurityError" });
    expect(seen?.cookies).not.toContain("isekai_");
    expect((await storage(platform)).controller).toBeNull();
  });

  test("another app in its frame is a stranger to it, too", async () => {
    const readable = await first.evaluate(async (address) => {
      const frame = document.createElement("iframe");
      frame.src = address;
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      document.body.append(frame);
      await loaded;
      return frame.contentDocument !== null;
    }, second.url());
    expect(readable).toBe(false);
  });
});
