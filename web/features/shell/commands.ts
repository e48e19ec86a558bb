"use client";

import { useEffect, useId, type ReactNode } from "react";

/** Something that can be done here and now: offered in the command palette, and run by its keys where it has some. */
export interface Command {
  /** Of two commands with the same id the later one counts. */
  id: string;
  /** What it does, from the catalogue of words. */
  label: string;
  /** The heading it stands under, in the palette and in the list of shortcuts. */
  group: string;
  icon?: ReactNode;
  /** Other words that people may look for. */
  keywords?: string;
  /**
   * `mod+shift+x` (`mod` is Command on Apple's keyboards, Control elsewhere), one character (`?`), or two after each other (`g h`).
   * Those without `mod` do nothing while something is typed or a dialog or menu is open, and can be switched off by the user.
   */
  keys?: string;
  /** Absent where something else hears the keys, such as the editor: then it is in the list of shortcuts only. */
  run?: () => void;
}

const byOwner = new Map<string, Command[]>();
const listeners = new Set<() => void>();
let all: Command[] = [];

/**
 * Adds commands for as long as the component is on the screen. What cannot be done at the moment is left out. The list may be a
 * new one at each rendering; one that is kept (`useMemo`) saves work.
 */
export function useCommands(commands: Command[]): void {
  const owner = useId();
  useEffect(() => {
    byOwner.set(owner, commands);
    changed();
  }, [owner, commands]);
  useEffect(
    () => () => {
      byOwner.delete(owner);
      changed();
    },
    [owner],
  );
}

/** All that can be done now; the same array until something changes. */
export const allCommands = (): Command[] => all;

export function onCommandsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  all = [...new Map([...byOwner.values()].flat().map((command) => [command.id, command])).values()];
  for (const listener of listeners) listener();
}
