"use client";

import { useState } from "react";
import { readDraft, writeDraft } from "@/lib/drafts";
import { sameDraft, type Draft } from "./model";

/** A role as the server has it. */
export interface Now {
  version: number;
  draft: Draft;
}

interface Kept {
  /** What was changed: the version that is sent back. */
  base: Now;
  draft: Draft;
}

/** A role as it is being written, kept over a reload until it is saved. Builds on what was seen, not on what came later. */
export function useRoleDraft(key: string, now: Now) {
  const [kept, setKept] = useState<Kept>(() => read(key) ?? { base: now, draft: now.draft });
  const changed = !sameDraft(kept.draft, kept.base.draft);

  // Nothing was written yet: what came later is what is written on.
  if (!changed && kept.base.version !== now.version) setKept({ base: now, draft: now.draft });

  const keep = (next: Kept): void => {
    setKept(next);
    writeDraft(key, sameDraft(next.draft, next.base.draft) ? "" : JSON.stringify(next));
  };
  return {
    draft: kept.draft,
    version: kept.base.version,
    changed,
    changedMeanwhile: changed && kept.base.version !== now.version,
    write: (draft: Draft) => keep({ ...kept, draft }),
    /** Back to what the server has: what was written is gone. */
    reset: (to: Now = now) => keep({ base: to, draft: to.draft }),
    /** What was written is to go over what came later. */
    rebase: () => keep({ base: now, draft: kept.draft }),
  };
}

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(readDraft(key)) as Kept;
    return Array.isArray(kept.draft.rules) && Array.isArray(kept.base.draft.rules) ? kept : null;
  } catch {
    return null;
  }
}
