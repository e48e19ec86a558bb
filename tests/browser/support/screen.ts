import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { artifacts } from "./environment";

/**
 * What every screen is held to: no accessibility finding that is serious or critical, no sideways scrolling, and a picture
 * for people to look at. What the app in the preview does is not this page's.
 */
export async function checkScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${artifacts}/screens/${name}.png` });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  const findings = violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(findings, `accessibility of ${name}`).toEqual([]);
}

/** Collects what the page complains about: errors of its scripts and breaches of its Content Security Policy. */
export function watchForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Hydration|Minified React/i.test(message.text())) trouble.push(message.text());
  });
  return trouble;
}
