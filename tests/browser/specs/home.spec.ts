import { promptBox, signInAtHome } from "../support/actions";
import { checkScreen, checkScreens } from "../support/screen";
import { expect, test } from "../support/test";

test("examples fill the box, and what is typed outlives a reload", async ({ page }) => {
  await signInAtHome(page);
  const example = page.getByRole("button", { name: "Create a CSV viewer application" });
  await example.click();
  await expect(promptBox(page)).toHaveValue("Create a CSV viewer application");
  await expect(promptBox(page)).toBeFocused();
  await page.getByRole("radio", { name: "HTML" }).check();
  await checkScreens(page, "home");
  await page.reload();
  await expect(promptBox(page)).toHaveValue("Create a CSV viewer application");
});

test("a prompt that is too long is stopped before it is sent", async ({ page }) => {
  await signInAtHome(page);
  await promptBox(page).fill("x".repeat(16_385));
  await expect(page.getByRole("alert").filter({ hasText: "at most 16,384 are allowed" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Create", exact: true })).toBeDisabled();
});

test("dark is a choice that holds", async ({ page }) => {
  await signInAtHome(page);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(promptBox(page)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await checkScreen(page, "home-dark");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("everything is there and nothing scrolls sideways", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await checkScreen(page, "sign-in-phone");
    await signInAtHome(page);
    await checkScreen(page, "home-phone");
  });
});
