import type { Command } from "./commands";

export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState: (name: string) => boolean;
}

/** What was pressed, as commands name it: `mod+shift+x`, `?`, `f8`. Null for what no command listens to. */
export function strokeOf(event: Pressed, apple: boolean): string | null {
  if (["Control", "Shift", "Alt", "AltGraph", "Meta", "Dead", "Process", "Unidentified", "CapsLock"].includes(event.key)) return null;
  const typedByAltGr = event.getModifierState("AltGraph");
  const mod = (apple ? event.metaKey : event.ctrlKey) && !typedByAltGr;
  const other = (apple ? event.ctrlKey : event.metaKey) && !typedByAltGr;
  if (other || (event.altKey && !typedByAltGr)) return null;
  const key = keyName(event);
  // A sign that takes Shift to type is named by itself.
  const shifted = event.shiftKey && (key.length > 1 || /[a-z]/.test(key) || mod);
  return `${mod ? "mod+" : ""}${shifted ? "shift+" : ""}${key}`;
}

/** Letters by their place on the keyboard where the layout has no Latin ones. */
function keyName(event: Pressed): string {
  const latin = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (event.key.length === 1 && latin && !/[\x20-\x7e]/.test(event.key)) return latin.toLowerCase();
  return event.key.toLowerCase();
}

/** Keys without a modifier, which people also press by accident or speak (WCAG 2.1.4). */
export const isPlain = (keys: string): boolean => keys.split(" ").every((stroke) => stroke.length === 1);

/** The command that the strokes stand for, or that they are on the way to one (`open`). */
export function commandFor(strokes: string[], commands: Command[]): { command?: Command; open: boolean } {
  const typed = strokes.join(" ");
  const listening = commands.filter((command) => command.keys !== undefined && command.run !== undefined);
  const command = listening.find((entry) => entry.keys?.toLowerCase() === typed);
  return { command, open: !command && listening.some((entry) => entry.keys?.toLowerCase().startsWith(`${typed} `)) };
}
