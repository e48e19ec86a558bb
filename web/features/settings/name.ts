/** The server's limit. It counts characters, of which an emoji may take two units of JavaScript's. */
export const MAX_NAME_CHARS = 100;

/** How many characters too many a name has, as the server counts them; 0 when it fits. */
export function charsOver(name: string): number {
  return Math.max(0, charsOf(name) - MAX_NAME_CHARS);
}

export const charsOf = (name: string): number => [...name.trim()].length;
