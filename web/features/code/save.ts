import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { FileDraft } from "./drafts";

export type SaveResult =
  | { kind: "saved"; version: number }
  /** Somebody else changed the same file: `theirs` is what it holds now. */
  | { kind: "conflict"; theirs: string; version: number };

const TRIES = 3;

/**
 * Saves against the version the edit started from. The version counts for the project as a whole, so a 409 may be about
 * another file: if this one is what the edit started from, the save is repeated on top of the newer version.
 */
export async function saveFile(appId: string, path: string, draft: FileDraft): Promise<SaveResult> {
  let version = draft.version;
  for (let attempt = 1; ; attempt++) {
    try {
      return { kind: "saved", version: (await api.writeFile(appId, path, draft.text, version)).version };
    } catch (error) {
      if (!isStatus(error, 409)) throw error;
      const now = await api.readFile(appId, path);
      if (now.version === version || attempt === TRIES) throw error;
      if (now.text !== draft.base) return { kind: "conflict", theirs: now.text, version: now.version };
      version = now.version;
    }
  }
}
