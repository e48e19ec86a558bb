import axe from "axe-core";
import { artifacts } from "./environment";
import { expect, type Page } from "./test";

const WIDTHS = [1600, 1024, 360] as const;
/** What is wrong here is wrong at one of the others. */
const BETWEEN = 1024;
const THEMES = ["dark", "light"] as const;
const HEIGHT = 900;
/** What is asked again in the other theme: nothing else depends on colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * What every screen is held to, dark and light: no accessibility finding that is serious or critical, targets of 24 px included, wide and
 * narrow; at three widths no sideways scrolling, no handler in an attribute, and a picture for people to look at. What the app in the preview
 * does is not this page's. The page is resized and not loaded again, so that the screen is the one that the test led to.
 */
export async function checkScreens(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const theme of THEMES) {
      await useTheme(page, theme);
      await picture(page, `${name}-${width}-${theme}`);
      if (width !== BETWEEN) await checkAccessibility(page, `${name}, ${width} px, ${theme}`, theme === "dark" ? OF_COLOURS : undefined);
    }
    await checkLayout(page, `${name}, ${width} px`);
  }
  if (before) await page.setViewportSize(before);
  await useTheme(page, null);
}

/** The same for a screen that is gone in a moment: as it is, in one picture. */
export async function checkScreen(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await checkLayout(page, name);
  await checkAccessibility(page, name);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${artifacts}/screens/${name}.png`, animations: "disabled" });
}

/** By the system's setting, which the page follows while nobody chose another in it. */
async function useTheme(page: Page, theme: "dark" | "light" | null): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  // Pages that the gateway writes itself have no such mark.
  const shown = () => page.evaluate(() => document.documentElement.dataset.theme);
  if (theme && (await shown())) await expect.poll(shown).toBe(theme);
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished));
  });
}

async function checkLayout(page: Page, what: string): Promise<void> {
  const { overflow, handlers } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value))).map((element) => element.outerHTML.slice(0, 200)),
  }));
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(handlers, `scripts in attributes of ${what}`).toEqual([]);
}

/** Without any finding of axe that is serious or critical, in the page's own document. */
export async function checkAccessibility(page: Page, what: string, only?: string[]): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const findings = await page.evaluate(async (rules) => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const { violations } = await engine.run({ exclude: [["iframe"]] }, {
      iframes: false,
      resultTypes: ["violations"],
      ...(rules ? { runOnly: { type: "rule", values: rules } } : { rules: { "target-size": { enabled: true } } }),
    });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, any }) => `${target.join(" ")} (${any.map(({ message }) => message).join("; ")})`).join(", ")}`);
  }, only);
  expect(findings, `accessibility of ${what}`).toEqual([]);
}
