/**
 * What is typed but not sent yet, per tab: survives a reload and a restart of the server. Only ever holds the user's
 * own words, never a token.
 */
const PREFIX = "isekai:draft:";
const OWNER = "isekai:drafts-of";

/** What the storage did not take (it is full or blocked) lives as long as the page. */
const unstored = new Map<string, string>();
let owner: string | null = null;

export function readDraft(key: string): string {
  const kept = unstored.get(key);
  if (kept !== undefined) return kept;
  try {
    return sessionStorage.getItem(PREFIX + key) ?? "";
  } catch {
    return "";
  }
}

/** They outlive a session that has ended; but whoever signs in next finds only their own. */
export function keepDraftsOf(user: string): void {
  try {
    owner ??= sessionStorage.getItem(OWNER);
    sessionStorage.setItem(OWNER, user);
  } catch {
    // Storage that is blocked holds nothing; what this page holds is known by `owner`.
  }
  if (owner && owner !== user) clearDrafts();
  owner = user;
}

/** The next person at this screen must not find them. */
export function clearDrafts(): void {
  unstored.clear();
  for (const key of storedKeys()) sessionStorage.removeItem(PREFIX + key);
}

/** Whether it survives a reload. */
export function writeDraft(key: string, text: string): boolean {
  try {
    if (text) sessionStorage.setItem(PREFIX + key, text);
    else sessionStorage.removeItem(PREFIX + key);
    unstored.delete(key);
    return true;
  } catch {
    // An older state must not come back in its place.
    removeStored(key);
    if (text) unstored.set(key, text);
    else unstored.delete(key);
    return !text;
  }
}

export const draftKeys = (prefix: string): string[] => [...new Set([...storedKeys(), ...unstored.keys()])].filter((key) => key.startsWith(prefix));

/** Whether a reload would lose something. */
export const draftsAtRisk = (): boolean => unstored.size > 0;

function removeStored(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Storage that is blocked holds nothing.
  }
}

function storedKeys(): string[] {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? "");
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
