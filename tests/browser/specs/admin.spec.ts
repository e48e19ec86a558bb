import { readFileSync } from "node:fs";
import { fillSignIn, promptBox, signIn, signInAtHome } from "../support/actions";
import { Api } from "../support/api";
import { admin, url } from "../support/environment";
import { newPerson } from "../support/person";
import { checkScreens } from "../support/screen";
import { expect, test, type Browser, type Page } from "../support/test";

const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1, exact: true });
const toast = (page: Page, text: string) => page.getByRole("status").getByText(text);

/** Somebody in a browser of their own. */
async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

test("an administrator makes a user, gives and takes what they may do, locks them out and lets them in", async ({ page, browser }) => {
  test.slow();
  const name = `new-${Date.now().toString(36)}`;
  await signInAtHome(page, admin);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Administration" }).click();
  await expect(heading(page, "Users")).toBeVisible();
  await checkScreens(page, "admin-users");

  await page.getByRole("button", { name: "Create a user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("E-mail", { exact: true }).fill(`${name}@example.org`);
  await checkScreens(page, "admin-create-user");
  await dialog.getByRole("button", { name: "Create the user" }).click();
  await expect(dialog.getByRole("heading", { name: `${name} can sign in now` })).toBeVisible();
  const given = await dialog.getByLabel("Password", { exact: true }).inputValue();
  await dialog.getByRole("link", { name: "Show the user" }).click();
  await expect(heading(page, name)).toBeVisible();
  await checkScreens(page, "admin-user");

  const them = await elsewhere(browser);
  const chosen = "chosen by nobody else";
  await signIn(them, "/", { username: name, password: given });
  await them.getByLabel("Present password", { exact: true }).fill(given);
  await them.getByLabel("New password", { exact: true }).fill(chosen);
  await them.getByRole("button", { name: "Change the password" }).click();
  await expect(promptBox(them)).toBeVisible();

  await test.step("quotas", async () => {
    await page.getByLabel("Apps", { exact: true }).fill("0");
    await page.getByRole("button", { name: "Save the quotas" }).click();
    await expect(toast(page, "Quotas saved")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Apps", { exact: true })).toHaveValue("0");
  });

  await test.step("roles", async () => {
    await page.getByLabel("Role to give").selectOption("auditor");
    await page.getByRole("button", { name: "Give", exact: true }).click();
    await expect(toast(page, "They have the role auditor now")).toBeVisible();
    await them.goto("/admin/");
    const pages = them.getByRole("navigation", { name: "Administration" }).getByRole("link");
    await expect(pages).toHaveText(["Users", "Roles", "Audit log", "Security events"]);
    await page.getByRole("button", { name: "Take auditor away" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Take it away" }).click();
    await expect(toast(page, "They do not have the role auditor any more")).toBeVisible();
  });

  await test.step("lock and unlock", async () => {
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Lock" }).click();
    await expect(toast(page, "Account locked")).toBeVisible();
    await them.goto("/");
    await expect(them.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await fillSignIn(them, { username: name, password: chosen });
    await expect(them.getByRole("alert").filter({ hasText: "You are not signed in" })).toBeVisible();
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await expect(toast(page, "Account unlocked")).toBeVisible();
    await fillSignIn(them, { username: name, password: chosen });
    await expect(promptBox(them)).toBeVisible();
  });
  await them.context().close();

  await test.step("what was done stands in the audit log", async () => {
    await page.getByRole("link", { name: "What they did" }).click();
    await expect(heading(page, "Audit log")).toBeVisible();
    await expect(page.getByRole("button", { name: `Remove the filter: User: ${name}` })).toBeVisible();
    const rows = page.getByRole("table", { name: "Rows of the audit log, newest first" });
    await expect(rows.getByText("Changed their password")).toBeVisible();
  });

  await test.step("found by name, and erased", async () => {
    await page.goto("/admin/users/");
    await page.getByLabel("Search", { exact: true }).fill(name);
    const users = page.getByRole("table", { name: "Users" });
    await expect(users.getByRole("link")).toHaveCount(1);
    await users.getByRole("link", { name }).click();
    await page.getByRole("button", { name: "Erase", exact: true }).click();
    const question = page.getByRole("dialog");
    await question.getByLabel(`Type ${name} to confirm`).fill(name);
    await question.getByRole("button", { name: "Erase for good" }).click();
    await expect(toast(page, "Erasing has begun")).toBeVisible();
  });
});

test("a role of one's own opens one page of the administration and no other, and is deleted when nobody has it", async ({ page, browser }) => {
  test.slow();
  const role = `reader-${Date.now().toString(36)}`;
  await signIn(page, "/admin/roles/", admin);
  await expect(heading(page, "Roles")).toBeVisible();
  await checkScreens(page, "admin-roles");
  await page.getByRole("link", { name: "Create a role" }).click();
  await page.getByLabel("Name", { exact: true }).fill(role);
  await page.getByRole("checkbox", { name: "read, Users" }).check();
  await checkScreens(page, "admin-new-role");
  await page.getByRole("button", { name: "Create the role" }).click();
  await expect(toast(page, "Role created")).toBeVisible();
  await expect(heading(page, role)).toBeVisible();

  const who = await newPerson({ roles: [role] });
  const them = await elsewhere(browser);
  await signIn(them, "/admin/", who);
  await expect(heading(them, "Users")).toBeVisible();
  await expect(them.getByRole("navigation", { name: "Administration" }).getByRole("link")).toHaveText(["Users"]);
  await expect(them.getByRole("button", { name: "Create a user" })).toHaveCount(0);
  await them.goto("/admin/audit/");
  await expect(them.getByText("This page is not for your account")).toBeVisible();
  await checkScreens(them, "admin-refused");
  await them.context().close();

  await page.reload();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The role was not deleted" })).toBeVisible();
  await page.getByRole("link", { name: "Show who has it" }).click();
  await page.getByRole("table", { name: "Users" }).getByRole("link", { name: who.username }).click();
  await page.getByRole("button", { name: `Take ${role} away` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take it away" }).click();
  await expect(toast(page, `They do not have the role ${role} any more`)).toBeVisible();
  await page.goto("/admin/roles/");
  await page.getByRole("link", { name: role }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(toast(page, `Role ${role} deleted`)).toBeVisible();
});

test("the audit log is filtered, looked into, exported and verified", async ({ page }) => {
  test.slow();
  const who = await newPerson();
  await signIn(page, "/", { ...who, password: "not the password" });
  await expect(page.getByRole("alert").filter({ hasText: "You are not signed in" })).toBeVisible();
  await signIn(page, "/admin/audit/", admin);
  const rows = page.getByRole("table", { name: "Rows of the audit log, newest first" });
  await expect(rows.getByRole("row").nth(3)).toBeVisible();
  await checkScreens(page, "admin-audit");

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("User", { exact: true }).fill(who.username);
  await page.getByLabel("Outcome", { exact: true }).selectOption("Refused");
  await checkScreens(page, "admin-audit-filter");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("button", { name: `Remove the filter: User: ${who.username}` })).toBeVisible();
  await expect(rows.getByRole("row")).toHaveCount(2);
  await expect(rows.getByText("Tried to sign in")).toBeVisible();
  await rows.getByRole("button", { name: /Details$/ }).click();
  await expect(rows.getByText("As it was written down (JSON)")).toBeVisible();
  await checkScreens(page, "admin-audit-row");
  // What is looked at stands in the address.
  await page.reload();
  await expect(rows.getByRole("row")).toHaveCount(2);

  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV, for spreadsheets" }).click();
  const lines = readFileSync(await (await download).path(), "utf8").trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("login");

  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("The log holds")).toBeVisible({ timeout: 30_000 });
  await checkScreens(page, "admin-audit-verified");
});

test("a security event is seen, and resolved with what it was", async ({ page, request, playwright }) => {
  const api = await Api.signedIn(await playwright.request.newContext({ baseURL: url }), await newPerson());
  // A token whose signature is of nobody.
  const [head, claims] = api.token.split(".");
  const forged = `${head}.${claims}.${Buffer.alloc(64, 7).toString("base64url")}`;
  expect((await request.get("/api/auth/me", { headers: { authorization: `Bearer ${forged}` } })).status()).toBe(401);

  await signIn(page, "/admin/security-events/", admin);
  const events = page.getByRole("list", { name: "Security events, newest first" });
  await expect(events.getByRole("listitem").first()).toBeVisible();
  await checkScreens(page, "admin-security-events");
  const note = `Forged by the tests, ${Date.now()}`;
  await events.getByRole("button", { name: /^Resolve: / }).first().click();
  await page.getByRole("dialog").getByLabel("What it was, and what was done").fill(note);
  await checkScreens(page, "admin-resolve");
  await page.getByRole("dialog").getByRole("button", { name: "Resolve" }).click();
  await expect(toast(page, "Event resolved")).toBeVisible();
  await expect(page.getByText(note)).toHaveCount(0);
  await page.getByLabel("Show", { exact: true }).selectOption("Resolved");
  await expect(page.getByText(note)).toBeVisible();
});

test("the health of everything that Isekai depends on", async ({ page }) => {
  await signIn(page, "/admin/health/", admin);
  await expect(page.getByText("Everything works")).toBeVisible();
  for (const name of ["PostgreSQL", "Redis", "Planner", "Sandboxes"]) {
    await expect(page.getByRole("region", { name }).getByText("Works", { exact: true })).toBeVisible();
  }
  await checkScreens(page, "admin-health");
});
