import { changeBox, fillSignIn, GENERATION_MS, openFile, promptBox, renameApp, signIn, signInAtHome, tab, typeInto, untilRunning } from "../support/actions";
import { Api } from "../support/api";
import { newPerson, type Person } from "../support/person";
import { checkScreens } from "../support/screen";
import { expect, test, type Page } from "../support/test";

const notSaved = (page: Page) => page.getByText("Not saved", { exact: true });

/** One app, to which everything happens that happens to people. */
test.describe("what is typed outlives", () => {
  let who: Person;
  let api: Api;
  let id: string;

  test.beforeAll(async ({ playwright }) => {
    test.setTimeout(2 * GENERATION_MS);
    who = await newPerson();
    api = await Api.signedIn(await playwright.request.newContext({ baseURL: process.env.ISEKAI_URL }), who);
    id = await api.generate("a simple todo list");
    await api.untilRunning(id);
  });

  test.afterAll(async () => {
    await api.remove(id);
  });

  test("a sign-in that was ended elsewhere while a file was edited", async ({ page }) => {
    const call = page.waitForRequest(/\/api\/apps\/.*\/files$/);
    await signIn(page, `/app/?id=${id}`, who);
    const editor = await openFile(page, "README.md");
    await typeInto(page, editor, "Typed before the sign-in ended.\n");
    await expect(notSaved(page)).toBeVisible();
    await changeBox(page).fill("a change in the making");
    await api.endOthers((await (await call).headerValue("authorization"))?.replace("Bearer ", "") ?? "");

    await editor.click();
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await fillSignIn(page, who);
    await expect(page).toHaveURL(new RegExp(`/app/\\?id=${id}`));
    await expect(changeBox(page)).toHaveValue("a change in the making");
    await openFile(page, "README.md");
    await expect(editor).toContainText("Typed before the sign-in ended.");
    await expect(notSaved(page)).toBeVisible();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/^Saved as version \d+/)).toBeVisible();
    await changeBox(page).fill("");
  });

  test("an access token that no longer counts, without a word about it", async ({ page, playwright }) => {
    const other = await Api.signedIn(await playwright.request.newContext({ baseURL: process.env.ISEKAI_URL }), who);
    await other.signOut();
    await signIn(page, `/app/?id=${id}`, who);
    const editor = await openFile(page, "README.md");
    await typeInto(page, editor, "Typed with a token that runs out.\n");
    // A real one lives for a quarter of an hour: the request goes out with one whose session is over, once.
    let refusals = 0;
    await page.route("**/files/README.md", async (route) => {
      const request = route.request();
      if (request.method() !== "PUT" || refusals > 0) return route.continue();
      refusals++;
      const answer = await route.fetch({ headers: { ...(await request.allHeaders()), authorization: `Bearer ${other.token}` } });
      expect(answer.status()).toBe(401);
      await route.fulfill({ response: answer });
    });
    await expect(notSaved(page)).toBeVisible();
    const renewed = page.waitForResponse((response) => response.url().endsWith("/api/auth/refresh"));
    await page.keyboard.press("ControlOrMeta+s");
    expect((await renewed).status()).toBe(200);
    await expect(page.getByText(/^Saved as version \d+/)).toBeVisible();
    expect(refusals).toBe(1);
    await expect(editor).toBeFocused();
  });

  test("a network that is gone for a while", async ({ page, context }) => {
    await signIn(page, `/app/?id=${id}`, who);
    await untilRunning(page);
    await context.setOffline(true);
    await changeBox(page).fill("change the title to Later");
    await expect(page.getByText("The connection to Isekai is gone.", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Send the change" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The change was not sent" })).toContainText("Isekai is not answering");
    await checkScreens(page, "workspace-offline");
    // What was not looked at before is fetched when it is: it comes when the network does, and nothing else goes meanwhile.
    const panel = page.getByRole("tabpanel", { name: "Settings" });
    await tab(page, "Settings").click();
    await expect(panel.getByRole("status")).toBeVisible();
    await context.setOffline(false);
    await expect(panel.getByRole("heading").first()).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText("The connection to Isekai is gone.", { exact: false })).toBeHidden({ timeout: 20_000 });
    await expect(changeBox(page)).toHaveValue("change the title to Later");
    await changeBox(page).fill("");
  });

  test("a newer server, which has another page", async ({ page }) => {
    await signIn(page, `/app/?id=${id}`, who);
    await untilRunning(page);
    // Here when the browser has nothing else to do: the last thing that comes by itself.
    await expect(page.getByRole("button", { name: "More about this app" })).toBeVisible();
    await changeBox(page).fill("typed into the old page");
    const parts = /_next\/static\/chunks\/.*\.js/;
    await page.route(parts, (route) => route.fulfill({ status: 404 }));
    await tab(page, "Settings").click();
    await expect(page.getByRole("heading", { name: "Isekai was updated" })).toBeVisible();
    await checkScreens(page, "updated");
    await page.unroute(parts);
    await page.getByRole("button", { name: "Load the new page" }).click();
    await expect(page.getByRole("tabpanel", { name: "Settings" }).getByRole("heading").first()).toBeVisible();
    await expect(changeBox(page)).toHaveValue("typed into the old page");
    await changeBox(page).fill("");
  });

  test("two tabs, each with a file of its own", async ({ page, context }) => {
    await signIn(page, `/app/?id=${id}`, who);
    const other = await context.newPage();
    await other.goto(page.url());
    const mine = await openFile(page, "README.md");
    const theirs = await openFile(other, "index.html");
    await typeInto(page, mine, "From one tab.\n");
    await typeInto(other, theirs, "<!-- from the other tab -->\n");
    for (const one of [other, page]) {
      await one.keyboard.press("ControlOrMeta+s");
      await expect(one.getByText(/^Saved as version \d+/)).toBeVisible();
      await expect(notSaved(one)).toBeHidden();
    }
    await expect(theirs).toContainText("from the other tab");
    await other.close();
  });

  test("a file of five megabytes, which is too large", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await signIn(page, `/app/?id=${id}`, who);
    const editor = await openFile(page, "README.md");
    await editor.click();
    await page.evaluate(() => navigator.clipboard.writeText("A line of a file that is far too long.\n".repeat(134_500)));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+v");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(page.getByRole("alert").filter({ hasText: "The file was not saved" })).toContainText(/at most|larger|large/);
    await checkScreens(page, "code-too-large");
    // The page is as alive as before.
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("Still here. ");
    await expect(editor).toContainText("Still here. A line of a file that is far too long.");
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(editor).not.toContainText("far too long");
  });

  test("names in other scripts", async ({ page }) => {
    const names = ["רשימת קניות 🛒 — عربة التسوق", "👩‍👩‍👧‍👦🏳️‍🌈 買い物リスト", "x".repeat(100)];
    await signIn(page, `/app/?id=${id}`, who);
    for (const [index, name] of names.entries()) {
      await renameApp(page, name);
      await expect(page).toHaveTitle(`${name} · Isekai`);
      await checkScreens(page, `workspace-name-${index + 1}`);
    }
    await tab(page, "Versions").click();
    await page.getByRole("link", { name: "Isekai, to your apps" }).click();
    await expect(page.getByRole("link", { name: names[2] })).toBeVisible();
    await checkScreens(page, "home-long-name");
  });
});

test("more apps than the quota allows are refused in words, and the prompt stays", async ({ page }) => {
  const quota = { maxApps: 0, maxConcurrentApps: 0, maxMemoryPerApp: 512, maxCpuPerApp: 1000, maxStoragePerApp: 1024, maxExecutionTime: 300 };
  await signInAtHome(page, await newPerson({ quota }));
  await promptBox(page).fill("a todo list too many");
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/apps/generate"));
  await page.getByRole("button", { name: "Create", exact: true }).click();
  expect((await answer).status()).toBe(429);
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was created" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Copy correlation id/ })).toBeVisible();
  // There is none to delete.
  await expect(page.getByText("ask an administrator for room")).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to your apps" })).toHaveCount(0);
  await expect(promptBox(page)).toHaveValue("a todo list too many");
  await checkScreens(page, "home-quota");
});

test("a server that says when to come back is quoted, and the same words can be sent again", async ({ page }) => {
  await signInAtHome(page);
  await promptBox(page).fill("a todo list in busy times");
  // Attempts are counted for the network that all tests come from: used up for real, no other test could sign in.
  await page.route("**/api/auth/login", (route) =>
    route.fulfill({
      status: 429,
      headers: { "retry-after": "7" },
      json: { error: "RATE_LIMITED", message: "too many attempts came from your network; wait for 7 s, then try again", correlationId: "c-1", timestamp: new Date().toISOString(), type: "", title: "", status: 429 },
    }));
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await fillSignIn(page);
  await expect(page.getByRole("alert").filter({ hasText: "You are not signed in" })).toContainText("wait for 7 s, then try again");
  await page.unroute("**/api/auth/login");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(promptBox(page)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ["/", "/sign-in/", "/app/"]) {
    test(`${path} says what is missing, and nothing else`, async ({ page }) => {
      await page.goto(path);
      // Read as it is shown: Playwright's locators leave out what is in `noscript`.
      const [shown, message] = await page.evaluate(() => [document.body.innerText.trim(), document.querySelector("body noscript")?.textContent ?? ""]);
      expect(message).toContain("needs JavaScript");
      expect(shown?.replaceAll(/\s/g, "")).toBe(message?.replaceAll(/\s/g, ""));
    });
  }
});
