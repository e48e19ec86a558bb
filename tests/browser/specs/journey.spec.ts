import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { changeBox, deleteApp, fileRow, fillSignIn, generate, GENERATION_MS, holdPosts, preview, signInAtHome, tab, untilRunning } from "../support/actions";
import { checkScreen, checkScreens } from "../support/screen";
import { expect, test, type BrowserContext, type FrameLocator, type Page } from "../support/test";

const CSV_FILE = new URL("../fixtures/orders.csv", import.meta.url);
const CSV = readFileSync(CSV_FILE, "utf8");

/** First cell of each row of the table in the app. */
const items = (app: FrameLocator) => app.getByRole("cell", { name: /^(Lamp|Chair|Desk, oak|Shelf)$/ });

/** One app, from its prompt to its deletion; each test goes on where the one before stopped. */
test.describe.serial("an app from a sentence", () => {
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    context = await browser.newContext({ acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
    page = await context.newPage();
    await signInAtHome(page);
  });

  test.afterAll(async () => {
    await context.close();
  });

  test("shows its steps and files, and opens in the preview by itself", async () => {
    test.setTimeout(GENERATION_MS + 30_000);
    await generate(page, "Create a CSV viewer application");
    await expect(page.getByRole("list", { name: "Steps" }).getByRole("listitem").first()).toBeVisible();
    await checkScreen(page, "workspace-generating");
    await expect(page.getByText(/\d+ files? written/).first()).toBeVisible({ timeout: GENERATION_MS });
    await untilRunning(page);
    await expect(tab(page, "Preview")).toHaveAttribute("aria-selected", "true");
    await expect(preview(page).getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
    await checkScreens(page, "workspace-running");
  });

  test("does what was asked: a dropped file becomes rows", async () => {
    const app = preview(page);
    const place = app.getByText("Drop a CSV file here");
    const files = await place.evaluateHandle((_, text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "orders.csv", { type: "text/csv" }));
      return transfer;
    }, CSV);
    // As a browser does it: the page has to accept the file while it is over it, or the browser opens it instead.
    await place.dispatchEvent("dragenter", { dataTransfer: files });
    const accepted = await place.evaluate(
      (element, dataTransfer) => !element.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer })),
      files,
    );
    expect(accepted, "the place takes what is dragged over it").toBe(true);
    await place.dispatchEvent("drop", { dataTransfer: files });
    await expect(app.getByRole("heading", { name: "orders.csv" })).toBeVisible();
    await expect(app.getByText("4 rows · 3 columns")).toBeVisible();
    await expect(items(app)).toHaveText(["Lamp", "Chair", "Desk, oak", "Shelf"]);
    await checkScreen(page, "workspace-file-dropped");
  });

  test("a chosen file becomes rows that sort and filter", async () => {
    const app = preview(page);
    await page.getByRole("button", { name: "Reload the preview" }).click();
    await expect(app.getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
    const chooser = page.waitForEvent("filechooser");
    await app.getByRole("button", { name: "Choose file" }).click();
    await (await chooser).setFiles(fileURLToPath(CSV_FILE));
    await expect(items(app)).toHaveText(["Lamp", "Chair", "Desk, oak", "Shelf"]);

    // By value: as text, 120 would come before 40.
    await app.getByRole("button", { name: /^Amount/ }).click();
    await expect(items(app)).toHaveText(["Lamp", "Shelf", "Chair", "Desk, oak"]);
    await app.getByRole("button", { name: /^Amount/ }).click();
    await expect(items(app)).toHaveText(["Desk, oak", "Chair", "Shelf", "Lamp"]);

    await app.getByLabel("Filter Amount").fill(">50");
    await expect(items(app)).toHaveText(["Desk, oak", "Chair", "Shelf"]);
    await app.getByLabel("Filter Amount").fill("");
    await app.getByLabel("Search all columns").fill("Oslo");
    await expect(items(app)).toHaveText(["Shelf", "Lamp"]);
    await expect(app.getByText("2 of 4 rows · 3 columns")).toBeVisible();
    await checkScreens(page, "workspace-in-use");
  });

  test("can be looked at in the width of a phone, and reloaded", async () => {
    await page.getByRole("button", { name: "Phone width" }).click();
    await expect(page.getByTitle(/^Preview of /)).toHaveJSProperty("clientWidth", 388);
    await checkScreen(page, "workspace-phone-width");
    await page.getByRole("button", { name: "Full width" }).click();
    await page.getByRole("button", { name: "Reload the preview" }).click();
    await expect(preview(page).getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
  });

  test("changes by words", async () => {
    test.setTimeout(GENERATION_MS + 30_000);
    await changeBox(page).fill("change the title to Order Book");
    await changeBox(page).press("Enter");
    await expect(page.getByText("You: change the title to Order Book")).toBeVisible();
    await expect(preview(page).getByRole("heading", { name: "Order Book" })).toBeVisible({ timeout: GENERATION_MS });
    await checkScreen(page, "workspace-iterated");
  });

  test("says what it cannot do, and stays as it was", async () => {
    const release = await holdPosts(page, "**/api/apps/*/iterations");
    await changeBox(page).fill("asdf qwer zxcv");
    await page.getByRole("button", { name: "Send the change" }).click();
    // What is typed while it is being sent is for later: it stays.
    await changeBox(page).press("End");
    await changeBox(page).pressSequentially(" and more");
    await release();
    await expect(page.getByText("The app is as it was before.")).toBeVisible({ timeout: 30_000 });
    await expect(changeBox(page)).toHaveValue("asdf qwer zxcv and more");
    await expect(preview(page).getByRole("heading", { name: "Order Book" })).toBeVisible({ timeout: 20_000 });
    await checkScreens(page, "workspace-not-understood");

    await changeBox(page).fill("");
    await page.getByRole("button", { name: "Edit these words" }).click();
    await expect(changeBox(page)).toHaveValue("asdf qwer zxcv");
    await expect(changeBox(page)).toBeFocused();
    await changeBox(page).fill("");
  });

  test("is changed by hand, which makes a version", async () => {
    await tab(page, "Code").click();
    await fileRow(page, "README.md").click();
    const editor = page.getByRole("textbox", { name: "README.md" });
    await editor.click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("\nWritten by hand.\n");
    await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
    await checkScreens(page, "code-edited");
    const element = await editor.elementHandle();
    const readAgain = page.waitForResponse((response) => response.request().method() === "GET" && response.url().endsWith("/files/README.md"));
    await page.keyboard.press("ControlOrMeta+s");
    // One goes on writing while it is saved, built and read again: in the same editor, with caret, focus and undo.
    await page.keyboard.type("And then some.");
    await expect(page.getByText(/^Saved as version \d+/)).toBeVisible();
    await expect(page.getByRole("list").getByText(/by hand · version\s\d+/)).toBeVisible();
    await readAgain;
    await expect(editor).toBeFocused();
    await page.keyboard.type(" Still here.");
    await expect(editor).toContainText("And then some. Still here.");
    expect(await element?.evaluate((node) => node.isConnected), "the editor is the one from before").toBe(true);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(editor).not.toContainText("Still here.");
    await expect(editor).toContainText("Written by hand.");
    await page.keyboard.type(" Not kept.");
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(editor).toContainText("Written by hand.");
    await expect(editor).not.toContainText("Not kept.");
    await expect(page.getByText("Not saved", { exact: true })).toBeHidden();
  });

  test("shows both sides when somebody else saved first, and loses neither", async () => {
    test.setTimeout(90_000);
    const other = await context.newPage();
    await other.goto(page.url());
    for (const [tabPage, text] of [[other, "theirs"], [page, "mine"]] as const) {
      await tab(tabPage, "Code").click();
      await fileRow(tabPage, "README.md").click();
      await tabPage.getByRole("textbox", { name: "README.md" }).click();
      await tabPage.keyboard.press("ControlOrMeta+Home");
      await tabPage.keyboard.type(`${text}\n`);
      await expect(tabPage.getByText("Not saved", { exact: true })).toBeVisible();
    }
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText(/^Saved as version \d+/)).toBeVisible();

    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "changed after you opened it" })).toBeVisible();
    const both = page.getByRole("textbox", { name: "README.md, both sides" });
    const settle = page.getByRole("group", { name: "Places that both sides changed" });
    await expect(both).toContainText("theirs");
    await expect(both).toContainText("mine");
    await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
    await checkScreen(page, "code-conflict");

    // They save once more before the merged text is saved: a second question, with their newest text and all of mine.
    await other.getByRole("textbox", { name: "README.md" }).click();
    await other.keyboard.press("ControlOrMeta+Home");
    await other.keyboard.type("theirs-again\n");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText("Not saved", { exact: true })).toBeHidden();
    await settle.getByRole("button", { name: "Take both" }).click();
    await expect(settle).toBeHidden();
    await page.getByRole("textbox", { name: "README.md" }).click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("merged\n");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    for (const text of ["theirs-again", "merged", "mine"]) await expect(both).toContainText(text);

    // What was merged so far, and what is still open, is a draft: a reload leads to the same question.
    await page.reload();
    await tab(page, "Code").click();
    for (const text of ["theirs-again", "merged", "mine"]) await expect(both).toContainText(text);
    await both.click();
    await page.keyboard.press("F7");
    await page.keyboard.press("Alt+2");
    await page.keyboard.press("ControlOrMeta+s");
    const editor = page.getByRole("textbox", { name: "README.md", exact: true });
    await expect(editor).toContainText("merged");
    await expect(editor).not.toContainText("theirs-again");
    await expect(page.getByText("Not saved", { exact: true })).toBeHidden();

    // What does not overlap is not asked about.
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("at the top\n");
    await other.bringToFront();
    await expect(other.getByRole("textbox", { name: "README.md" })).toContainText("merged");
    await other.getByRole("textbox", { name: "README.md" }).click();
    await other.keyboard.press("ControlOrMeta+End");
    await other.keyboard.type("\nat the end");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByText("Not saved", { exact: true })).toBeHidden();
    await other.close();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/together with what changed in the meantime/)).toBeVisible();
    await expect(editor).toContainText("at the top");
    await expect(editor).toContainText("at the end");
  });

  test("shows its logs, and finds a word in them", async () => {
    await tab(page, "Logs").click();
    const lines = page.getByRole("log", { name: "Log lines" });
    await expect(lines).toContainText("info");
    await checkScreens(page, "logs");
    await page.getByLabel("Search the logs").fill("no line says this");
    await expect(page.getByText("No line matches.")).toBeVisible();
  });

  test("goes back to an earlier version", async () => {
    test.setTimeout(GENERATION_MS + 30_000);
    await tab(page, "Versions").click();
    await page.getByRole("button", { name: /^What changed/ }).first().click();
    await expect(page.getByRole("figure").first()).toBeVisible();
    await checkScreens(page, "versions");
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
    await tab(page, "Preview").click();
    await expect(preview(page).getByRole("heading", { name: "CSV Viewer" })).toBeVisible({ timeout: GENERATION_MS });
  });

  test("leaves as a zip", async () => {
    await tab(page, "Code").click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download zip" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.zip$/);
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
    expect(bytes.includes("README.md")).toBe(true);
  });

  test("is shared by a link until the link is revoked", async ({ browser }) => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Create and copy link" }).click();
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await checkScreens(page, "share");

    const stranger = await browser.newContext();
    const guest = await stranger.newPage();
    await guest.goto(link);
    await expect(guest.getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
    await stranger.close();

    await page.getByRole("button", { name: "Revoke all links" }).click();
    await expect(page.getByText("All links to this app are revoked")).toBeVisible();
    await page.keyboard.press("Escape");
    const late = await browser.newContext();
    const refused = await late.newPage();
    await refused.goto(link);
    await expect(refused.getByText("It has expired, was revoked")).toBeVisible();
    await expect(refused.getByText("Drop a CSV file here")).toBeHidden();
    await checkScreens(refused, "link-revoked");
    await late.close();
  });

  test("opens in a tab of its own, for its owner only", async ({ browser }) => {
    await tab(page, "Preview").click();
    const address = await page.getByRole("link", { name: "Open the preview in a tab" }).getAttribute("href");
    expect(address).toMatch(/^http:\/\/localhost:\d+\/?$/);
    const port = new URL(address ?? "").port;
    const own = await context.newPage();
    await own.goto(address ?? "");
    await expect(own.getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
    await own.close();

    // Somebody who was never here: no cookie, only the address.
    const stranger = await browser.newContext();
    const guest = await stranger.newPage();
    await guest.goto(address ?? "");
    await expect(guest.getByRole("heading", { name: "This app is private" })).toBeVisible();
    await checkScreens(guest, "preview-sign-in");
    await fillSignIn(guest);
    await expect(guest.getByText("Drop a CSV file here")).toBeVisible({ timeout: 20_000 });
    expect(new URL(guest.url()).host).toMatch(new RegExp(`\\.localhost:${port}$`));
    await stranger.close();
  });

  test("is deleted, and the way out is open", async () => {
    await deleteApp(page);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
});
