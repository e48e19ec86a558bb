import { changeBox, GENERATION_MS, preview, signIn, signInAtHome, tab, untilRunning } from "../support/actions";
import { Api } from "../support/api";
import { url } from "../support/environment";
import { newPerson, type Person } from "../support/person";
import { checkScreens } from "../support/screen";
import { expect, test, type Page } from "../support/test";

const paletteBox = (page: Page) => page.getByRole("combobox", { name: "Apps, pages and actions" });

async function openPalette(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Search and commands" }).click();
  await expect(paletteBox(page)).toBeFocused();
}

/** What the workspace shows besides the way of an app, all of it with one app that has two versions. */
test.describe("around an app", () => {
  let who: Person;
  let api: Api;
  let id: string;

  test.beforeAll(async ({ playwright }) => {
    test.setTimeout(3 * GENERATION_MS);
    who = await newPerson();
    api = await Api.signedIn(await playwright.request.newContext({ baseURL: url }), who);
    id = await api.generate("a simple todo list");
    await api.untilRunning(id);
    await api.change(id, "change the title to Errands");
  });

  test.afterAll(async () => {
    await api.remove(id);
  });

  test("the palette goes everywhere by a few letters, and says which keys there are", async ({ page }) => {
    await signInAtHome(page, who);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(paletteBox(page)).toBeFocused();
    await page.keyboard.type("todo");
    await expect(page.getByRole("option", { name: /todo list/i })).toBeVisible();
    await checkScreens(page, "palette");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/app/\\?id=${id}`));
    await untilRunning(page);
    await openPalette(page);
    await page.keyboard.type("show logs");
    await page.keyboard.press("Enter");
    await expect(tab(page, "Logs")).toHaveAttribute("aria-selected", "true");

    await openPalette(page);
    await page.keyboard.type("shortcuts");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await checkScreens(page, "shortcuts");
    await page.keyboard.press("Escape");
    await openPalette(page);
    await page.keyboard.type("no such thing");
    await expect(page.getByText("Nothing is called “no such thing”.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Search and commands" })).toBeFocused();
  });

  test("any two versions are compared side by side", async ({ page }) => {
    await signIn(page, `/app/?id=${id}`, who);
    await tab(page, "Changes").click();
    await expect(page.getByText(/files? differs?/)).toBeVisible();
    await expect(page.getByRole("textbox", { name: /, version 1$/ }).first()).toContainText("Todo List");
    await expect(page.getByRole("textbox", { name: /, version 2$/ }).first()).toContainText("Errands");
    await checkScreens(page, "changes");
    await page.getByRole("button", { name: "Swap the two versions" }).click();
    await expect(page.getByLabel("From", { exact: true })).toHaveValue("2");
    await page.getByLabel("To", { exact: true }).selectOption({ value: "2" });
    await expect(page.getByText("The same version twice")).toBeVisible();
    // The view stands in the address.
    await page.reload();
    await expect(tab(page, "Changes")).toHaveAttribute("aria-selected", "true");
  });

  test("the logs follow what is logged, and wait for who reads", async ({ page }) => {
    test.setTimeout(GENERATION_MS + 60_000);
    await signIn(page, `/app/?id=${id}`, who);
    await tab(page, "Logs").click();
    await expect(page.getByRole("log", { name: "Log lines" })).toContainText("info");
    await page.getByRole("button", { name: "Following" }).click();
    await expect(page.getByRole("button", { name: "Follow", exact: true })).toHaveAttribute("aria-pressed", "false");
    await api.save(id, "README.md", `${await api.read(id, "README.md")}\nA line more.\n`);
    const news = page.getByRole("button", { name: /^\d+ new lines?$/ });
    await expect(news).toBeVisible({ timeout: GENERATION_MS });
    await news.click();
    await expect(page.getByRole("button", { name: "Following" })).toHaveAttribute("aria-pressed", "true");
    await page.getByLabel("Level", { exact: true }).selectOption("Errors");
    await expect(page.getByText("No line matches.")).toBeVisible();
    await page.getByRole("button", { name: "Show all lines" }).click();
    await expect(page.getByRole("log", { name: "Log lines" })).toContainText("info");
  });

  test("an error of the app reaches its console here, and one press mends the app", async ({ page }) => {
    test.setTimeout(2 * GENERATION_MS + 60_000);
    const broken = `${await api.read(id, "src/App.tsx")}\nsetTimeout(() => { throw new Error("the shelf fell down"); }, 100);\n`;
    await api.save(id, "src/App.tsx", broken);
    await api.untilRunning(id);
    await signIn(page, `/app/?id=${id}`, who);
    await untilRunning(page);
    const console = page.getByRole("region", { name: "Console of the app" });
    await console.getByRole("button", { name: /^Console.*1 error/ }).click();
    await expect(console.getByText("the shelf fell down")).toBeVisible();
    await checkScreens(page, "console");
    await console.getByRole("button", { name: "Fix it" }).first().click();
    const mend = page.getByRole("dialog", { name: "Fix it" });
    await expect(mend.getByText(/Your edits of .*src\/App\.tsx came after version \d+/)).toBeVisible();
    await checkScreens(page, "fix");
    await mend.getByRole("button", { name: "Fix it" }).click();
    await expect.poll(() => api.read(id, "src/App.tsx"), { timeout: GENERATION_MS }).not.toContain("the shelf fell down");
    await api.untilRunning(id);
    await expect(preview(page).getByRole("heading", { name: "Errands" })).toBeVisible({ timeout: 20_000 });
    await expect(console.getByRole("button", { name: /No errors/ })).toBeVisible({ timeout: 20_000 });
  });

  test("its settings say what it is and what it uses, and rename it", async ({ page }) => {
    await signIn(page, `/app/?id=${id}`, who);
    await tab(page, "Settings").click();
    await expect(page.getByRole("region", { name: "Usage" })).toBeVisible();
    await checkScreens(page, "settings");
    await page.getByLabel("Name", { exact: true }).fill("Errands of the week");
    await page.getByRole("button", { name: "Rename" }).click();
    await expect(page.getByRole("heading", { name: "Errands of the week", level: 1 })).toBeVisible();
  });

  test("who may only look sees the app, and is offered nothing else", async ({ page, playwright }) => {
    const viewer = await newPerson({ roles: ["viewer"] });
    await signInAtHome(page, viewer);
    await expect(page.getByText("Your account does not make apps")).toBeVisible();
    await checkScreens(page, "home-viewer");
    await page.goto(`/app/?id=${id}`);
    await expect(page.getByText("You may look at this app, but not change it.").first()).toBeVisible();
    await expect(changeBox(page)).toHaveCount(0);
    await page.getByRole("button", { name: "More about this app" }).click();
    await expect(page.getByRole("menuitem", { name: /Delete|Rename|Stop/ })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await checkScreens(page, "workspace-viewer");
    const theirs = await playwright.request.newContext({ baseURL: url });
    const { token } = await Api.signedIn(theirs, viewer);
    expect((await theirs.delete(`/api/apps/${id}`, { headers: { authorization: `Bearer ${token}` } })).status()).toBe(403);
    await theirs.dispose();
  });
});
