export interface Toast {
  id: number;
  text: string;
  error: unknown;
}

let shown: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const none: Toast[] = [];

function set(next: Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** A short confirmation that goes away by itself. */
export const toast = (text: string): void => set([...shown.slice(-2), { id: ++lastId, text, error: null }]);

/** A failure of something that has no place of its own on the screen; stays until dismissed. */
export const toastError = (text: string, error: unknown): void =>
  set([...shown.filter((entry) => !entry.error), { id: ++lastId, text, error }]);

export const dismiss = (id: number): void => set(shown.filter((entry) => entry.id !== id));
export const toasts = (): Toast[] => shown;
export const noToasts = (): Toast[] => none;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
