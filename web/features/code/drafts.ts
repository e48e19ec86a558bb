import { draftKeys, readDraft, writeDraft } from "@/lib/drafts";
import type { Ends } from "./file-text";
import type { Clash } from "./merge3";

/** An edit that is not saved yet: what it started from, and what it has become. */
export interface FileDraft {
  version: number;
  base: string;
  text: string;
  ends: Ends;
  /** Places in the text where both sides still stand. */
  clashes: Clash[];
}

const appPrefix = (appId: string): string => `file:${appId}:`;
const key = (appId: string, path: string): string => appPrefix(appId) + path;

export function readFileDraft(appId: string, path: string): FileDraft | null {
  try {
    const draft = JSON.parse(readDraft(key(appId, path))) as FileDraft;
    if (typeof draft.text !== "string" || typeof draft.base !== "string" || typeof draft.version !== "number") return null;
    return { ...draft, ends: draft.ends ?? "lf", clashes: draft.clashes ?? [] };
  } catch {
    return null;
  }
}

/** Whether it survives a reload. */
export const writeFileDraft = (appId: string, path: string, draft: FileDraft | null): boolean =>
  writeDraft(key(appId, path), draft ? JSON.stringify(draft) : "");

/** The files of the app with edits that are not saved. */
export const draftPaths = (appId: string): string[] => draftKeys(appPrefix(appId)).map((name) => name.slice(appPrefix(appId).length));
