import { readFileSync } from "node:fs";
import { fillSignIn, promptBox, signIn, signInAtHome } from "../support/actions";
import { newPerson } from "../support/person";
import { checkScreens } from "../support/screen";
import { expect, test, type Page } from "../support/test";
import { totp } from "../support/totp";

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

test("the account says who one is, and takes another password, which ends the other sessions", async ({ page, browser }) => {
  const who = await newPerson();
  await signInAtHome(page, who);
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, "/account/", who);
  await expect(elsewhere.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Account settings" }).click();
  await expect(page.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await expect(page.getByText(`${who.username}@example.org`)).toBeVisible();
  await checkScreens(page, "account");
  const chosen = "chosen by nobody else";
  await page.getByLabel("Present password", { exact: true }).fill("not the one");
  await page.getByLabel("New password", { exact: true }).fill(chosen);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The password is not changed" })).toBeVisible();
  await page.getByLabel("Present password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await fillSignIn(elsewhere, { ...who, password: chosen });
  await expect(elsewhere.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await elsewhere.context().close();
});

test("a second factor is set up, asked for, replaced by a recovery code, and turned off", async ({ page }) => {
  test.slow();
  const who = await newPerson();
  await signIn(page, "/account/security/", who);
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await expect(page.getByRole("img", { name: "The key, to be scanned" })).toBeVisible();
  const secret = (await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? "";
  await checkScreens(page, "account-second-factor");
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "It is not set up" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(totp(secret));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const shown = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();
  await checkScreens(page, "account-recovery-codes");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download them" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain(codes[9]);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("button", { name: "Turn it off" })).toBeVisible();

  await signOut(page);
  for (const code of [totp(secret, 1), codes[0] ?? ""]) {
    await page.goto("/");
    await fillSignIn(page, who);
    await page.getByLabel("Code", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(promptBox(page)).toBeVisible();
    await signOut(page);
  }
  // Each recovery code signs in once.
  await page.goto("/");
  await fillSignIn(page, who);
  await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await checkScreens(page, "sign-in-code");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You are not signed in" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codes[1] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(promptBox(page)).toBeVisible();

  await page.goto("/account/security/");
  await page.getByRole("button", { name: "Turn it off" }).click();
  const question = page.getByRole("dialog");
  await question.getByLabel("Password", { exact: true }).fill(who.password);
  await question.getByLabel("Code", { exact: true }).fill(codes[2] ?? "");
  await question.getByRole("button", { name: "Turn it off" }).click();
  await expect(page.getByText("Second factor turned off")).toBeVisible();
  await expect(page.getByRole("button", { name: "Set up a second factor" })).toBeVisible();
});

test("sessions are seen and ended, one by one and all", async ({ page, browser }) => {
  const who = await newPerson();
  await signIn(page, "/account/security/", who);
  const elsewhere = await (await browser.newContext()).newPage();
  await signInAtHome(elsewhere, who);
  await page.reload();
  const sessions = page.getByRole("list", { name: "Your sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: "This session" })).toHaveCount(1);
  await checkScreens(page, "account-security");
  await page.getByRole("button", { name: /^Sign out .* at / }).click();
  await expect(page.getByText("Signed out there")).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await elsewhere.context().close();

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("an API token is made, shown once, good for what it says, and revoked", async ({ page, request, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "/account/tokens/", await newPerson());
  await expect(page.getByText("No API tokens")).toBeVisible();
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Nightly report");
  await expect(page.getByRole("radio", { name: /^Look, but change nothing/ })).toBeChecked();
  await page.getByLabel("Expires", { exact: true }).selectOption("In 7 days");
  await checkScreens(page, "account-new-token");
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("heading", { name: "Your new token “Nightly report”" })).toBeVisible();
  await checkScreens(page, "account-made-token");
  await page.getByRole("button", { name: "Copy the token" }).click();
  const headers = { authorization: `Bearer ${await page.evaluate(() => navigator.clipboard.readText())}` };
  expect((await request.get("/api/apps", { headers })).status()).toBe(200);
  expect((await request.post("/api/apps/generate", { headers, data: { prompt: "a todo list" } })).status()).toBe(403);

  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.reload();
  const tokens = page.getByRole("list", { name: "Your API tokens" });
  await expect(tokens.getByText("Nightly report")).toBeVisible();
  await expect(page.getByText(/isekai_|ik_/)).toHaveCount(0);
  await tokens.getByRole("button", { name: "Revoke Nightly report" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke the token" }).click();
  await expect(page.getByText("Token revoked")).toBeVisible();
  await expect(page.getByText("No API tokens")).toBeVisible();
  await expect.poll(async () => (await request.get("/api/apps", { headers })).status()).toBe(401);
});

test("one's data is taken along, and then everything is erased", async ({ page }) => {
  const who = await newPerson();
  await signIn(page, "/account/data/", who);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my data" }).click();
  const data = JSON.parse(readFileSync(await (await download).path(), "utf8")) as unknown;
  expect(JSON.stringify(data)).toContain(who.username);

  await page.getByRole("button", { name: "Erase my account" }).click();
  const question = page.getByRole("dialog");
  const erase = question.getByRole("button", { name: "Erase everything" });
  await expect(erase).toBeDisabled();
  await question.getByLabel(`Type your user name, ${who.username}, to confirm`).fill(who.username);
  await question.getByLabel("Password", { exact: true }).fill(who.password);
  await checkScreens(page, "account-erase");
  await erase.click();
  await expect(page.getByText("Your account is being erased")).toBeVisible();
  await checkScreens(page, "sign-in-erased");
  await fillSignIn(page, who);
  await expect(page.getByRole("alert").filter({ hasText: "You are not signed in" })).toBeVisible();
});
