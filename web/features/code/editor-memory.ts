import type { EditorMemory } from "./editor";

let kept: { appId: string; memory: EditorMemory } | null = null;

/** Carets and undo of the files of one app, the one looked at last, over a look at its preview. */
export function memoryOf(appId: string): EditorMemory {
  if (kept?.appId !== appId) kept = { appId, memory: new Map() };
  return kept.memory;
}
