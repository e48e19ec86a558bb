/**
 * What is typed but not sent yet, per tab: survives a reload and a restart of the server. Only ever holds the user's
 * own words, never a token.
 */
const PREFIX = "isekai:draft:";

export function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(PREFIX + key) ?? "";
  } catch {
    return "";
  }
}

/** The next person at this screen must not find them. */
export function clearDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index));
    for (const key of keys) if (key?.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Storage that is blocked holds nothing.
  }
}

export function writeDraft(key: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(PREFIX + key, text);
    else sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is full or blocked: the text is still on the page.
  }
}
