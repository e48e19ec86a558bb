import { expect, type FrameLocator, type Page } from "@playwright/test";
import { password, username } from "./environment";

export const GENERATION_MS = 90_000;

export async function signIn(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await fillSignIn(page);
}

export async function fillSignIn(page: Page, name = username, secret = password): Promise<void> {
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signInAtHome(page: Page): Promise<void> {
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Describe an app. Step into it." })).toBeVisible();
}

export const promptBox = (page: Page) => page.getByLabel("What should the app do?");
export const changeBox = (page: Page) => page.getByLabel("What should change?");
export const tab = (page: Page, name: string) => page.getByRole("tab", { name });
export const preview = (page: Page): FrameLocator => page.getByTitle(/^Preview of /).contentFrame();

export async function generate(page: Page, prompt: string): Promise<void> {
  await promptBox(page).fill(prompt);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page).toHaveURL(/\/app\/\?id=/);
}

/** Until the app answers in the preview. */
export async function untilRunning(page: Page): Promise<void> {
  await expect(page.getByTitle(/^Preview of /)).toBeVisible({ timeout: GENERATION_MS });
}

export async function deleteApp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More about this app" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the app" }).click();
  await expect(promptBox(page)).toBeVisible();
}

/** Keeps posts to the address waiting, as a slow connection would, until the returned function is called. */
export async function holdPosts(page: Page, address: string): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const passed: Promise<void>[] = [];
  await page.route(address, (route) => {
    const pass = async () => {
      if (route.request().method() === "POST") await released;
      await route.continue();
    };
    passed.push(pass());
  });
  return async () => {
    release();
    // Before they have gone on, taking the route away would send them on a second time.
    await Promise.all(passed);
    await page.unroute(address);
  };
}
