import { fileURLToPath } from "node:url";

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see tests/browser/README.md`);
  return value;
}

export const url = needed("ISEKAI_URL").replace(/\/$/, "");
export const password = needed("ISEKAI_ADMIN_PASSWORD");
export const username = process.env.ISEKAI_ADMIN_USERNAME ?? "admin";
export const artifacts = process.env.ISEKAI_ARTIFACTS ?? fileURLToPath(new URL("../artifacts", import.meta.url));
