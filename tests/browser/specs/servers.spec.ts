import { GENERATION_MS, signInAtHome } from "../support/actions";
import { Api, type App } from "../support/api";
import { url } from "../support/environment";
import { checkAccessibility } from "../support/screen";
import { expect, test, type Browser, type Page } from "../support/test";

/** Apps whose data is on a server of their own: what one person does others see, and nobody does what is not theirs to do. */
for (const [server, words] of [
  ["Node", "a full-stack task manager with login, title and priority (low, high)"],
  ["Python", "a task manager in Python with login, title and priority (low, high)"],
] as const) {
  test(`an app with a ${server} server is shared by those who use it`, async ({ browser, playwright }) => {
    test.setTimeout(4 * GENERATION_MS);
    const api = await Api.signedIn(await playwright.request.newContext({ baseURL: url }));
    const id = await api.generate(words);
    try {
      let app = await api.untilRunning(id);
      const [maya, daniel] = [await visitor(browser, app), await visitor(browser, app)];
      await logIn(maya.page, "Member");
      await maya.page.reload();
      await expect(account(maya.page)).toBeVisible();
      await logIn(daniel.page, "Admin");
      await daniel.page.getByRole("button", { name: "Add task" }).click();
      await daniel.page.getByLabel("Title").fill("Water the office plants");
      await daniel.page.getByRole("dialog").getByRole("button", { name: "Add task" }).click();
      await expect(maya.page.getByText("Water the office plants")).toBeVisible();

      // The server starts anew with other rules, and the same data.
      app = await api.change(id, "only admins can edit tasks");
      for (const { page } of [maya, daniel]) {
        await page.goto(app.previewUrl);
        await expect(page.getByText("Water the office plants")).toBeVisible({ timeout: 20_000 });
        await expect(account(page)).toBeVisible();
      }
      await expect(maya.page.getByRole("button", { name: "Add task" })).toHaveCount(0);
      const deletion = { changes: [{ key: "task", delete: ["task-1"] }] };
      expect(await askFor(maya.page, deletion)).toBe(403);
      expect(await askFor(daniel.page, deletion)).toBe(200);
      await checkAccessibility(maya.page, "the generated app");

      app = await api.restart(id);
      await maya.page.goto(app.previewUrl);
      await expect(maya.page.getByText("Water the office plants")).toBeVisible({ timeout: 20_000 });
      await expect(maya.page.getByText("Send the quarterly report")).toHaveCount(0);
      await expect(account(maya.page)).toBeVisible();
      // 403 is what was asked for above; 502 and 503 are what a page hears that asks for news while its app is away.
      const unexpected = [...maya.errors, ...daniel.errors].filter((error) => !/status of (403|502|503)/.test(error));
      expect(unexpected).toEqual([]);
    } finally {
      await api.remove(id);
    }
  });
}

const account = (page: Page) => page.getByRole("button", { name: /^Account of/ });

/** A person with a browser of their own, in the app through the platform's sign-in. */
async function visitor(browser: Browser, app: App): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAtHome(page);
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(app.previewUrl);
  await expect(page.getByRole("heading", { name: "Tasks", level: 1 })).toBeVisible({ timeout: 20_000 });
  return { page, errors };
}

async function logIn(page: Page, role: string): Promise<void> {
  await page.getByRole("link", { name: "Log in" }).first().click();
  await page.getByRole("button", { name: new RegExp(`Log in as ${role}`) }).click();
  await expect(account(page)).toBeVisible();
}

/** What the page itself would not ask for, with the session that it has. */
function askFor(page: Page, body: unknown): Promise<number> {
  return page.evaluate(async (body) => {
    const key = Object.keys(localStorage).find((key) => key.endsWith("/session")) ?? "";
    const token = JSON.parse(localStorage.getItem(key) ?? "null") as string;
    const headers = { "content-type": "application/json", "x-session-token": token };
    return (await fetch("api/changes", { method: "POST", headers, body: JSON.stringify(body) })).status;
  }, body);
}
