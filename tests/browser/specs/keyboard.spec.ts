import { expect, test } from "@playwright/test";
import { deleteApp, GENERATION_MS, promptBox, signInAtHome, tab, untilRunning } from "../support/actions";
import { password, username } from "../support/environment";
import { checkScreen } from "../support/screen";

test("from signing in to a running app without a pointer", async ({ page }) => {
  test.setTimeout(GENERATION_MS + 60_000);
  await page.goto("/");
  await expect(page.getByLabel("User name")).toBeFocused();
  await page.keyboard.type(username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");

  await expect(promptBox(page)).toBeFocused();
  await page.keyboard.type("a simple todo list");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Auto" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "React" })).toBeChecked();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/app\/\?id=/);
  await untilRunning(page);

  await tab(page, "Preview").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab(page, "Code")).toHaveAttribute("aria-selected", "true");
  const bar = page.getByRole("separator", { name: "Width of the conversation" });
  await bar.focus();
  const before = await bar.getAttribute("aria-valuenow");
  await page.keyboard.press("ArrowRight");
  await expect(bar).not.toHaveAttribute("aria-valuenow", before ?? "");
  await deleteApp(page);
});

test("the skip link leads past the bar", async ({ page }) => {
  await signInAtHome(page);
  // The account's button comes after the page.
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
  await promptBox(page).focus();
  // Back over the account and the way home to the very first thing on the page.
  for (let step = 0; step < 3; step++) await page.keyboard.press("Shift+Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await checkScreen(page, "skip-link");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("work under way is cancelled, and the words are kept", async ({ page }) => {
  test.setTimeout(GENERATION_MS + 60_000);
  await signInAtHome(page);
  await promptBox(page).fill("make me a habit tracker in React");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/app\/\?id=/);
  // A warm system may be done before the button is reached, or have its first version stored already, which then can be
  // started. Either way the screen comes to rest with a next step.
  await page.getByRole("button", { name: "Cancel" }).click({ timeout: 3_000 }).catch(() => undefined);
  const before = page.getByRole("button", { name: "Change the prompt" });
  const after = page.getByRole("button", { name: "Start the app" });
  const done = page.getByTitle(/^Preview of /);
  await expect(before.or(after).or(done).first()).toBeVisible({ timeout: GENERATION_MS });
  await expect(page.getByRole("button", { name: /^Cancel/ })).toBeHidden();
  await expect(page.getByText("make me a habit tracker in React")).toBeVisible();
  await checkScreen(page, "cancelled");
  await deleteApp(page);
});
