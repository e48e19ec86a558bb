import { hold, pids, startedAgain, status, until } from "../../lib/system.mjs";
import { changeBox, deleteApp, generate, GENERATION_MS, promptBox, signInAtHome, untilRunning } from "../support/actions";
import { checkScreens } from "../support/screen";
import { expect, test } from "../support/test";

/** As a crash ends it. Nobody takes note of its end while `isekai up` stands still. */
async function kill(role: string): Promise<number> {
  const [pid = 0] = pids(role);
  process.kill(pid, "SIGKILL");
  await until(`${role} is dead`, async () => status(pid).State?.startsWith("Z"));
  return pid;
}

/**
 * The system's own processes die while somebody looks at the page. It is the one that all specs share, so this runs alone, after all
 * others. `isekai up`, which starts again what ended, stands still meanwhile: so the gap lasts for as long as the test needs it.
 */
test("the server dies while an app is made: the page says so, comes back by itself and misses nothing", async ({ page }) => {
  test.setTimeout(2 * GENERATION_MS);
  await signInAtHome(page);
  const goOn = await hold(pids("up"));
  try {
    await generate(page, "Create a kanban board");
    await expect(page.getByRole("list", { name: "Steps" }).getByRole("listitem").first()).toBeVisible();
    await kill("serve");
    await changeBox(page).fill("change the title to Back Again");
    await expect(page.getByText("The connection to Isekai is gone.", { exact: false })).toBeVisible();
    await checkScreens(page, "workspace-server-gone");
  } finally {
    goOn();
  }
  await expect(page.getByText("The connection to Isekai is gone.", { exact: false })).toBeHidden({ timeout: 30_000 });
  await untilRunning(page);
  await expect(page.getByText(/\d+ files? written/).first()).toBeVisible();
  await expect(changeBox(page)).toHaveValue("change the title to Back Again");
  await changeBox(page).press("Enter");
  await expect(page.getByTitle(/^Preview of /).contentFrame().getByRole("heading", { name: "Back Again" })).toBeVisible({ timeout: GENERATION_MS });
  await deleteApp(page);
});

test("what needs the database says that it cannot be reached, and works when it is back", async ({ page }) => {
  test.setTimeout(2 * GENERATION_MS);
  await signInAtHome(page);
  await promptBox(page).fill("a todo list for later");
  const goOn = await hold(pids("up"));
  let killed = 0;
  try {
    killed = await kill("postgres");
    const answer = page.waitForResponse((response) => response.url().endsWith("/api/apps/generate"));
    await page.getByRole("button", { name: "Create", exact: true }).click();
    expect((await answer).status()).toBe(503);
    await expect(page.getByRole("alert").filter({ hasText: "Waiting for Isekai" })).toContainText("cannot be reached at the moment");
    await expect(page.getByRole("button", { name: /^Copy correlation id/ })).toBeVisible();
    await expect(promptBox(page)).toHaveValue("a todo list for later");
    await checkScreens(page, "home-unavailable");
  } finally {
    goOn();
  }
  await startedAgain("postgres", killed);
  // It is sent again by itself until there is an answer.
  await expect(page).toHaveURL(/\/app\/\?id=/, { timeout: 30_000 });
  await untilRunning(page);
  await deleteApp(page);
});
