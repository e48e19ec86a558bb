import { readDraft, writeDraft } from "@/lib/drafts";

/** An edit that is not saved yet: what it started from, and what it has become. */
export interface FileDraft {
  version: number;
  base: string;
  text: string;
}

const key = (appId: string, path: string): string => `file:${appId}:${path}`;

export function readFileDraft(appId: string, path: string): FileDraft | null {
  try {
    const draft = JSON.parse(readDraft(key(appId, path))) as FileDraft;
    return typeof draft.text === "string" && typeof draft.base === "string" && typeof draft.version === "number" ? draft : null;
  } catch {
    return null;
  }
}

export const writeFileDraft = (appId: string, path: string, draft: FileDraft | null): void =>
  writeDraft(key(appId, path), draft ? JSON.stringify(draft) : "");
