import { saveFile } from "@/lib/save-file";
import type { Entry } from "./entry";

/** One line as text: time in UTC, so that it means the same to whoever gets it, level, source, and what was said. */
export const lineText = (entry: Entry): string => `${entry.timestamp} ${entry.level} ${entry.source} ${entry.text}`;

export const asText = (entries: Entry[]): string => entries.map((entry) => `${lineText(entry)}\n`).join("");

export function saveText(text: string, name: string): void {
  saveFile(new Blob([text], { type: "text/plain;charset=utf-8" }), name.replace(/[^\p{L}\p{N}._ -]+/gu, "").trim());
}
