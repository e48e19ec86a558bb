/**
 * Whether somebody signed in with this browser and has not signed out: who finds no session then was thrown out of it. Says
 * neither who nor how.
 */
const KEY = "isekai:signed-in";

export function leaveTrace(): void {
  try {
    localStorage.setItem(KEY, "yes");
  } catch {
    // Blocked storage: the end of a session goes without a word.
  }
}

export function removeTrace(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nor was one left.
  }
}

export function hasTrace(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
