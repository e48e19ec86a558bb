import { code } from "@/messages/code";

const MOST_BYTES = 512;
const MOST_PARTS = 16;
const words = code.path;

/** Why a new file cannot have this path, in words; null when it can, as far as the page knows. The server has the last word. */
export function pathProblem(path: string, taken: ReadonlySet<string>): string | null {
  if (path === "") return words.empty;
  if (path.startsWith("/")) return words.absolute;
  const parts = path.split("/");
  if (parts.some((part) => part.trim() === "" || /^[.\s]+$/.test(part))) return words.segment;
  const bad = /[<>:"|?*\\`%]|\p{Cc}/u.exec(path)?.[0] ?? (path.includes("${") ? "${" : null);
  if (bad !== null) return words.character(bad);
  if (parts.length > MOST_PARTS || new TextEncoder().encode(path).length > MOST_BYTES) return words.long;
  if (taken.has(path)) return words.taken;
  for (const other of taken) if (other.startsWith(`${path}/`)) return words.folder;
  return parts.some((_, index) => index > 0 && taken.has(parts.slice(0, index).join("/"))) ? words.taken : null;
}
