import { expect, test as base } from "@playwright/test";
import { Guard } from "./guard";

interface OfWorker {
  guard: Guard;
}

/** The `test` of all specs: no page of ours breaks its policy, throws or hydrates to something else, whatever the test is about. */
export const test = base.extend<{ calm: void }, OfWorker>({
  guard: [async ({}, use) => use(new Guard()), { scope: "worker" }],
  browser: [
    async ({ browser, guard }, use) => {
      guard.watch(browser);
      await use(browser);
      // What came after the last test, while its contexts were closed.
      expect(await guard.found(), "trouble on the page").toEqual([]);
    },
    { scope: "worker" },
  ],
  calm: [
    async ({ guard }, use) => {
      await use();
      expect(await guard.found(), "trouble on the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Browser, BrowserContext, Dialog, Frame, FrameLocator, Locator, Page } from "@playwright/test";
