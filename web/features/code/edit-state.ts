import type { FileDraft } from "./drafts";
import type { FileText } from "./file-text";
import { merge3, type Clash } from "./merge3";

/** A file as the server has it. */
export interface Loaded extends FileText {
  version: number;
}

/** A draft whose `base` is what the server holds at `version`, as far as this editor knows. */
export interface EditState extends FileDraft {
  /** A new number means: the editor is to show `text`, which did not come from it. */
  epoch: number;
}

export const isDirty = (state: FileDraft): boolean => state.clashes.length > 0 || state.text !== state.base;

export const openFile = (loaded: Loaded, draft: FileDraft | null): EditState =>
  draft && isDirty(draft) ? { ...draft, epoch: 0 } : { ...asLoaded(loaded), epoch: 0 };

/** A newer state from the server: shown, unless that would throw away what was typed. An answer overtaken by a save is none. */
export function serverChanged(state: EditState, loaded: Loaded): EditState {
  if (isDirty(state) || loaded.version < state.version) return state;
  return { ...asLoaded(loaded), epoch: loaded.text === state.text ? state.epoch : state.epoch + 1 };
}

export const typed = (state: EditState, text: string, clashes: Clash[]): EditState => ({ ...state, text, clashes });

/**
 * The server has `saved`, which came from `sent`: the text itself, or merged with what others changed. One may have gone on
 * typing while it was saved.
 */
export function savedAs(state: EditState, sent: string, saved: Loaded): EditState {
  const { text: base, version, ends } = saved;
  if (base === sent) return { ...state, base, version, ends };
  return { ...merge3(sent, state.text, base), base, version, ends, epoch: state.epoch + 1 };
}

/** Theirs is what the file holds now. From here on the edit is one of theirs: what clashes stands in the text twice. */
export function merged(state: EditState, theirs: Loaded): EditState {
  const { text: base, version, ends } = theirs;
  return { ...merge3(state.base, state.text, base), base, version, ends, epoch: state.epoch + 1 };
}

/** Back to what the server has; just after a save that is newer than what was loaded. */
export function discarded(state: EditState, loaded: Loaded): EditState {
  const { base, ...draft } = state;
  return { ...asLoaded(loaded.version < state.version ? { ...draft, text: base } : loaded), epoch: state.epoch + 1 };
}

const asLoaded = ({ text, version, ends }: Loaded): FileDraft => ({ base: text, version, text, ends, clashes: [] });
