import { fileURLToPath } from "node:url";

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see tests/browser/README.md`);
  return value;
}

export const url = needed("ISEKAI_URL").replace(/\/$/, "");
/** The page's own origin: what the tests judge is what happens there, and not what apps do on theirs. */
export const origin = new URL(url).origin;
export const admin = { username: process.env.ISEKAI_ADMIN_USERNAME ?? "admin", password: needed("ISEKAI_ADMIN_PASSWORD") };
export const artifacts = process.env.ISEKAI_ARTIFACTS ?? fileURLToPath(new URL("../artifacts", import.meta.url));

/** Until an app answers, on a machine that has much else to do. */
export const GENERATION_MS = 90_000;
