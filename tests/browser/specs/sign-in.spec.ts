import { fillSignIn, promptBox, signIn, signInAtHome } from "../support/actions";
import { newPerson, person } from "../support/person";
import { checkScreens } from "../support/screen";
import { expect, test } from "../support/test";

test("a wrong password is refused with an id one can pass on", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await checkScreens(page, "sign-in");
  await page.getByLabel("User name").fill((await person()).username);
  await page.getByLabel("Password", { exact: true }).fill("not-the-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You are not signed in" })).toBeVisible();
  await checkScreens(page, "sign-in-refused");
  await page.getByRole("button", { name: /^Copy correlation id/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
});

test("signing in leads back to where one wanted to go, and outlives a reload without any token in storage", async ({ page }) => {
  await signIn(page, "/app/?id=00000000-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { name: "There is no such app" })).toBeVisible();
  await checkScreens(page, "no-such-app");
  await page.reload();
  await expect(page.getByRole("heading", { name: "There is no such app" })).toBeVisible();
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toMatch(/eyJ|token/i);
  expect(await page.evaluate(() => document.cookie)).not.toContain("isekai_refresh");
});

test("signing out ends every tab", async ({ page, context }) => {
  await signInAtHome(page);
  const other = await context.newPage();
  await other.goto("/");
  await expect(other.getByRole("heading", { name: "Describe an app. Step into it." })).toBeVisible();
  await promptBox(page).fill("words for nobody else");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await checkScreens(page, "account-menu");
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("words for nobody else");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("who got a password from somebody else chooses one of their own first", async ({ page }) => {
  const { username, password: given } = await newPerson({ mustChangePassword: true });
  const chosen = "chosen by nobody else";
  await signIn(page, "/", { username, password: given });
  await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  await checkScreens(page, "choose-password");
  await page.reload();
  await page.getByLabel("Present password", { exact: true }).fill("not the one");
  await page.getByLabel("New password", { exact: true }).fill(chosen);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The password is not changed" })).toBeVisible();
  await page.getByLabel("Present password", { exact: true }).fill(given);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(promptBox(page)).toBeVisible();
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await fillSignIn(page, { username, password: chosen });
  await expect(promptBox(page)).toBeVisible();
});

test("a provider that is away is told in words, and the password works beside it", async ({ page }) => {
  await page.goto("/app/?id=00000000-0000-7000-8000-000000000000");
  const provider = page.getByRole("link", { name: "Sign in with Absent" });
  await expect(provider).toBeVisible();
  await checkScreens(page, "sign-in-providers");
  await provider.click();
  await expect(page.getByRole("alert").filter({ hasText: "The provider cannot be reached at the moment." })).toBeVisible();
  await checkScreens(page, "sign-in-provider-away");
  await fillSignIn(page);
  await expect(page.getByRole("heading", { name: "There is no such app" })).toBeVisible();
});

test("the code of a sign-in at a provider that is over leads back to the beginning", async ({ page }) => {
  await page.goto("/sign-in/?oidc=code");
  await page.getByLabel("Code").fill("123456");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The sign-in took too long" })).toBeVisible();
  await checkScreens(page, "sign-in-provider-code");
  await page.getByRole("link", { name: "Begin again" }).click();
  await expect(page.getByLabel("User name")).toBeVisible();
});

test("an address that does not exist says so", async ({ page }) => {
  await page.goto("/no/such/page/");
  await expect(page.getByRole("heading", { name: "This door leads nowhere" })).toBeVisible();
  await checkScreens(page, "not-found");
  await page.getByRole("link", { name: "Go to your apps" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
