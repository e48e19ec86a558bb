import type { FileDraft } from "./drafts";

export interface EditState {
  /** What the server holds at `version`, as far as this editor knows. */
  base: string;
  version: number;
  text: string;
  /** A new number means: show `text` in a fresh editor. */
  epoch: number;
}

export const isDirty = (state: EditState): boolean => state.text !== state.base;

export const openFile = (loaded: { text: string; version: number }, draft: FileDraft | null): EditState =>
  draft && draft.text !== draft.base
    ? { base: draft.base, version: draft.version, text: draft.text, epoch: 0 }
    : { base: loaded.text, version: loaded.version, text: loaded.text, epoch: 0 };

/** A newer state from the server: shown, unless that would throw away what was typed. An answer overtaken by a save is none. */
export function serverChanged(state: EditState, loaded: { text: string; version: number }): EditState {
  if (isDirty(state) || loaded.version < state.version) return state;
  const epoch = loaded.text === state.text ? state.epoch : state.epoch + 1;
  return { base: loaded.text, version: loaded.version, text: loaded.text, epoch };
}

export const typed = (state: EditState, text: string): EditState => ({ ...state, text });

/** One may have gone on typing while it was saved. */
export const savedAs = (state: EditState, text: string, version: number): EditState => ({ ...state, base: text, version });

export const replaced = (state: EditState, text: string, version: number): EditState => ({
  base: text, version, text, epoch: state.epoch + 1,
});
