import { GENERATION_MS } from "./environment";
import { person, type Person } from "./person";
import { expect, type FrameLocator, type Locator, type Page } from "./test";

export { GENERATION_MS };

export async function signIn(page: Page, path = "/", who?: Person): Promise<void> {
  await page.goto(path);
  await fillSignIn(page, who);
}

/** As the worker's own account unless it is said who. */
export async function fillSignIn(page: Page, who?: Person): Promise<void> {
  const { username, password } = who ?? (await person());
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signInAtHome(page: Page, who?: Person): Promise<void> {
  await signIn(page, "/", who);
  await expect(page.getByRole("heading", { name: "Describe an app. Step into it." })).toBeVisible();
}

export const promptBox = (page: Page) => page.getByLabel("What should the app do?");
export const changeBox = (page: Page) => page.getByLabel("What should change?");
export const tab = (page: Page, name: string) => page.getByRole("tab", { name });
export const preview = (page: Page): FrameLocator => page.getByTitle(/^Preview of /).contentFrame();

/** A file in the tree of the Code tab. */
export const fileRow = (page: Page, name: string) =>
  page.getByRole("tree", { name: "Files of the project" }).getByRole("treeitem", { name: new RegExp(`^${name.replaceAll(".", "\\.")}( not saved)?$`) });

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

/** A file of the project in the editor. */
export async function openFile(page: Page, path: string): Promise<Locator> {
  await tab(page, "Code").click();
  await fileRow(page, path).click();
  const editor = page.getByRole("textbox", { name: path, exact: true });
  await expect(editor).toBeVisible();
  return editor;
}

/** At the beginning of what is in the editor. */
export async function typeInto(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type(text);
}

export async function renameApp(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More about this app" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
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
