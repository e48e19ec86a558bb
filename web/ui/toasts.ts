import { asApiError } from "@/lib/api/errors";

export interface Toast {
  id: number;
  text: string;
  error: unknown;
  /** How often it was said while it stood there. */
  count: number;
}

const MOST = 3;

let shown: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const none: Toast[] = [];

function set(next: Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** A short confirmation that goes away by itself. */
export const toast = (text: string): void => set(withToast(shown, { id: ++lastId, text, error: null, count: 1 }));

/** A failure of something that has no place of its own on the screen; stays until dismissed. */
export const toastError = (text: string, error: unknown): void => set(withToast(shown, { id: ++lastId, text, error, count: 1 }));

export const dismiss = (id: number): void => set(shown.filter((entry) => entry.id !== id));
export const toasts = (): Toast[] => shown;
export const noToasts = (): Toast[] => none;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is said again is counted, with the newest id to look up; of too many the oldest goes, confirmations first. */
export function withToast(list: Toast[], next: Toast): Toast[] {
  const same = list.find((entry) => entry.text === next.text && sameError(entry.error, next.error));
  if (same) return list.map((entry) => (entry === same ? { ...next, id: same.id, count: same.count + 1 } : entry));
  const all = [...list, next];
  while (all.length > MOST) all.splice(Math.max(0, all.slice(0, -1).findIndex((entry) => !entry.error)), 1);
  return all;
}

function sameError(a: unknown, b: unknown): boolean {
  if (!a || !b) return !a && !b;
  const [one, other] = [asApiError(a), asApiError(b)];
  return one.code === other.code && one.message === other.message;
}
