/** No l, o, 0, 1, which are mistaken for one another when somebody reads them aloud. 32 letters: a byte picks each as often. */
const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const PER_GROUP = 5;

/** 100 random bits as "xk4f9-…" in four groups. */
export function newPassword(random: (bytes: Uint8Array) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  const letters = Array.from(random(new Uint8Array(GROUPS * PER_GROUP)), (byte) => LETTERS.charAt(byte % LETTERS.length));
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * PER_GROUP, (group + 1) * PER_GROUP).join("")).join("-");
}
