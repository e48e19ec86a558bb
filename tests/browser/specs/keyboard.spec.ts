import { deleteApp, fileRow, generate, GENERATION_MS, promptBox, signInAtHome, untilRunning } from "../support/actions";
import { pressAndCompare, tabTo } from "../support/keyboard";
import { person } from "../support/person";
import { checkScreens } from "../support/screen";
import { expect, test } from "../support/test";

test("the whole way without a pointer: sign in, describe, watch, use, change, edit, save, look back, sign out", async ({ page }) => {
  test.setTimeout(3 * GENERATION_MS);
  const { username, password } = await person();
  const { keyboard } = page;
  await page.goto("/");
  await expect(page.getByLabel("User name")).toBeFocused();
  await keyboard.type(username);
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await keyboard.type(password);
  await keyboard.press("Enter");

  await expect(promptBox(page)).toBeFocused();
  await keyboard.type("a simple todo list");
  await tabTo(page, page.getByRole("radio", { name: "Auto" }));
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "React" })).toBeChecked();
  await tabTo(page, promptBox(page), "Shift+Tab");
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/app\/\?id=/);
  await expect(page.getByRole("list", { name: "Steps" }).getByRole("listitem").first()).toBeVisible();
  await untilRunning(page);

  await test.step("the width of the conversation", async () => {
    const bar = page.getByRole("separator", { name: "Width of the conversation" });
    await tabTo(page, bar);
    const before = await bar.getAttribute("aria-valuenow");
    await keyboard.press("ArrowRight");
    await expect(bar).not.toHaveAttribute("aria-valuenow", before ?? "");
  });

  await test.step("into the app in the preview and out of it", async () => {
    const preview = page.getByTitle(/^Preview of /);
    await tabTo(page, preview);
    await expect(preview.contentFrame().locator(":focus")).toBeVisible();
    // Through all of it and out at its end, which is no trap.
    await tabTo(page, page.getByRole("button", { name: /^Console/ }));
  });

  await test.step("a change in words", async () => {
    const box = page.getByLabel("What should change?");
    await tabTo(page, box);
    await keyboard.type("change the title to Errands");
    await keyboard.press("Enter");
    await expect(page.getByText("You: change the title to Errands")).toBeVisible();
    await expect(page.getByTitle(/^Preview of /).contentFrame().getByRole("heading", { name: "Errands" })).toBeVisible({ timeout: GENERATION_MS });
  });

  await test.step("a change by hand, in an editor that one can leave", async () => {
    await tabTo(page, page.getByRole("tab", { name: "Preview" }));
    await keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name: "Code" })).toHaveAttribute("aria-selected", "true");
    // The list of files is one stop for Tab; letters go to a name.
    await expect(fileRow(page, "README.md")).toBeVisible();
    await tabTo(page, page.getByRole("tree", { name: "Files of the project" }));
    await keyboard.type("readme");
    await keyboard.press("Enter");
    const editor = page.getByRole("textbox", { name: "README.md" });
    await expect(editor).toBeVisible();
    await tabTo(page, editor);
    await keyboard.press("ControlOrMeta+End");
    await keyboard.press("Tab");
    await keyboard.type("typed after an indent");
    await expect(editor).toBeFocused();
    await keyboard.press("ControlOrMeta+s");
    await expect(page.getByText(/^Saved as version \d+/)).toBeVisible();
    await keyboard.press("Escape");
    await pressAndCompare(page, "Tab");
    await expect(editor).not.toBeFocused();
  });

  await test.step("what was there before", async () => {
    await tabTo(page, page.getByRole("tab", { name: "Code" }));
    for (const name of ["Changes", "Logs", "Versions"]) {
      await keyboard.press("ArrowRight");
      await expect(page.getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
      // What a view loads takes the focus from nobody.
      if (name === "Changes") await expect(page.getByText(/files? differs?/)).toBeVisible();
      await expect(page.getByRole("tab", { name })).toBeFocused();
    }
    await expect(page.getByRole("button", { name: "Restore version 1" })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Restore version 1" }));
    await keyboard.press("Enter");
    const question = page.getByRole("alertdialog");
    await expect(question).toBeVisible();
    await keyboard.press("Escape");
    await expect(question).toBeHidden();
    await expect(page.getByRole("button", { name: "Restore version 1" })).toBeFocused();
  });

  await test.step("out", async () => {
    const menu = page.getByRole("button", { name: "More about this app" });
    await tabTo(page, menu, "Shift+Tab");
    await keyboard.press("Enter");
    await keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
    await keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: "Delete the app" }));
    await keyboard.press("Enter");
    await expect(promptBox(page)).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: /^Account of/ }));
    await keyboard.press("Enter");
    await keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
});

test("the skip link leads past the bar", async ({ page }) => {
  await signInAtHome(page);
  // The account's button comes after the page.
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
  await promptBox(page).focus();
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await tabTo(page, skip, "Shift+Tab");
  await checkScreens(page, "skip-link");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("work under way is cancelled, and the words are kept", async ({ page }) => {
  test.setTimeout(GENERATION_MS + 60_000);
  await signInAtHome(page);
  await generate(page, "make me a habit tracker in React");
  // A warm system may be done before the button is reached, or have its first version stored already, which then can be
  // started. Either way the screen comes to rest with a next step.
  await page.getByRole("button", { name: "Cancel" }).click({ timeout: 3_000 }).catch(() => undefined);
  const before = page.getByRole("button", { name: "Change the prompt" });
  const after = page.getByRole("button", { name: "Start the app" });
  const done = page.getByTitle(/^Preview of /);
  await expect(before.or(after).or(done).first()).toBeVisible({ timeout: GENERATION_MS });
  await expect(page.getByRole("button", { name: /^Cancel/ })).toBeHidden();
  await expect(page.getByText("make me a habit tracker in React")).toBeVisible();
  await checkScreens(page, "cancelled");
  await deleteApp(page);
});
