import { account } from "@/messages/account";

export interface Device {
  name: string;
  kind: "computer" | "phone" | "program";
}

const words = account.devices;

/** The first that fits: most programs also call themselves what others do. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, words.browser.edge],
  [/\bOPR\/|\bOpera\b/, words.browser.opera],
  [/\bSamsungBrowser\//, words.browser.samsung],
  [/\b(?:Firefox|FxiOS)\//, words.browser.firefox],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, words.browser.chrome],
  [/\bVersion\/[\d.]+ .*\bSafari\//, words.browser.safari],
];
const SYSTEMS: [RegExp, string, Device["kind"]][] = [
  [/\biPad\b/, words.system.ipad, "phone"],
  [/\b(?:iPhone|iPod)\b/, words.system.ios, "phone"],
  [/\bAndroid\b/, words.system.android, "phone"],
  [/\bWindows\b/, words.system.windows, "computer"],
  [/\bMac OS X\b|\bMacintosh\b/, words.system.mac, "computer"],
  [/\bCrOS\b/, words.system.chromeos, "computer"],
  [/\bLinux\b|\bX11\b/, words.system.linux, "computer"],
];
const LONGEST_NAME = 40;

/** What the sender of a `User-Agent` is, as people call it. It is what a program says of itself, so a help and no proof. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.trim() ?? "";
  if (!text.startsWith("Mozilla/")) {
    // Product/version, as RFC 9110 has it.
    const product = /^[^\s/();,]+/.exec(text)?.[0];
    return { name: product?.slice(0, LONGEST_NAME) ?? words.unknown, kind: "program" };
  }
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1] ?? words.browser.other;
  const system = SYSTEMS.find(([pattern]) => pattern.test(text));
  return { name: system ? words.on(browser, system[1]) : browser, kind: system?.[2] ?? "computer" };
}
