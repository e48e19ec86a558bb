import { expect, type Locator, type Page } from "./test";

const MOST_STEPS = 120;

/**
 * Moves the focus by keys alone, until it is where it should be. Each thing that is passed must look different while it has the focus:
 * its looks are taken before and after it loses it.
 */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await target.evaluateAll((found) => found.some((element) => element === document.activeElement))) return;
    passed.push(await pressAndCompare(page, key));
  }
  throw new Error(`${target} is not reached with ${key}; passed: ${passed.join(", ")}`);
}

/** Presses a key that moves the focus, and returns what had it. */
export async function pressAndCompare(page: Page, key: string): Promise<string> {
  const name = await page.evaluate(takeLooks);
  await page.keyboard.press(key);
  const same = await page.evaluate(() => {
    const { focusTrail: trail } = window as unknown as { focusTrail?: { element: Element; looks: string; again: () => string } };
    if (!trail || !trail.element.isConnected || document.activeElement === trail.element) return false;
    return trail.again() === trail.looks;
  });
  expect(same, `the focus shows on ${name}`).toBe(false);
  return name;
}

/** Remembers how the focused element looks. A frame shows the focus of what is inside it, which is not this page's. */
function takeLooks(): string {
  const element = document.activeElement;
  const there = window as unknown as { focusTrail?: unknown };
  there.focusTrail = undefined;
  if (!element || element === document.body || element.tagName === "IFRAME") return element?.tagName ?? "nothing";
  const name = `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") || element.id || element.textContent || "").trim().slice(0, 40)}”`;
  // In a box for text the caret shows it; the ring is around all that belongs to the box, and stays when the focus goes on in there.
  if (element.matches("textarea") && getComputedStyle(element).caretColor !== "rgba(0, 0, 0, 0)") return name;
  const seen = [element, ...[...element.querySelectorAll("*")].slice(0, 400)];
  // A field may lend its ring to the box around it.
  for (let box = element.parentElement, up = 0; element.matches("input, [contenteditable=true]") && box && up < 3; box = box.parentElement, up++) seen.push(box);
  const looks = () => seen.map((one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineColor}`;
    // A ring that has to be above what is inside is drawn behind it in the document.
    const behind = getComputedStyle(one, "::after");
    const outlined = behind.outlineStyle === "none" ? "" : `${behind.outlineWidth} ${behind.outlineColor}`;
    const ring = behind.content === "none" ? "" : `${behind.borderWidth} ${behind.borderColor} ${outlined}`;
    return [outline, ring, style.boxShadow, style.borderColor, style.backgroundColor, style.transform].join();
  }).join("|");
  there.focusTrail = { element, looks: looks(), again: looks };
  return name;
}
