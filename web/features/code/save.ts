import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { FileDraft } from "./drafts";
import type { Loaded } from "./edit-state";
import { fromFile, toFile } from "./file-text";
import { merge3 } from "./merge3";

export type SaveResult =
  /** `text` is what was sent, or that and what others changed elsewhere in the file. */
  | ({ kind: "saved" } & Loaded)
  /** Somebody else changed the same lines: `theirs` is what the file holds now. */
  | { kind: "clash"; theirs: Loaded }
  /** Somebody else deleted the file. Saving against this version makes it again. */
  | { kind: "gone"; version: number };

const TRIES = 3;

/**
 * Saves against the version the edit started from. The version counts for the project as a whole, so a 409 may be about
 * another file or about other lines: then the save is repeated on top of the newer version.
 */
export async function saveFile(appId: string, path: string, draft: FileDraft): Promise<SaveResult> {
  let { base, text, ends, version } = draft;
  for (let attempt = 1; ; attempt++) {
    try {
      const saved = await api.writeFile(appId, path, toFile({ text, ends }), version);
      return { kind: "saved", text, ends, version: saved.version };
    } catch (error) {
      if (!isStatus(error, 409)) throw error;
      const theirs = await readNow(appId, path);
      if (theirs === null) return { kind: "gone", version: (await api.files(appId)).version };
      // An earlier try may have arrived whose answer was lost.
      if (theirs.text === text && theirs.version > version) return { kind: "saved", ...theirs };
      if (theirs.version === version || attempt === TRIES) throw error;
      const both = merge3(base, text, theirs.text);
      if (both.clashes.length > 0) return { kind: "clash", theirs };
      ({ text: base, ends, version } = theirs);
      text = both.text;
    }
  }
}

async function readNow(appId: string, path: string): Promise<Loaded | null> {
  try {
    const { text, version } = await api.readFile(appId, path);
    return { ...fromFile(text), version };
  } catch (error) {
    if (isStatus(error, 404)) return null;
    throw error;
  }
}
