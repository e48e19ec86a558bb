"use client";

import { useSyncExternalStore } from "react";
import { shell } from "@/messages/shell";
import { Modal } from "@/ui/dialog";
import { useRemembered } from "@/ui/use-remembered";
import { allCommands, onCommandsChange, type Command } from "./commands";
import { isPlain } from "./keys";
import { Keycaps } from "./keycaps";
import { show } from "./overlay";
import { SINGLE_KEYS } from "./use-shortcuts";

const words = shell.shortcuts;
const none: Command[] = [];

/** All shortcuts of the page at hand, and the way to switch off those that one may press by accident. */
export default function ShortcutsDialog() {
  const commands = useSyncExternalStore(onCommandsChange, allCommands, () => none);
  const [single, setSingle] = useRemembered(SINGLE_KEYS, true);
  const withKeys = commands.filter((command) => command.keys !== undefined);
  const groups = [...new Set(withKeys.map((command) => command.group))];
  return (
    <Modal open onOpenChange={() => show(null)} title={words.title} description={words.description}>
      <label className="mb-4 flex items-start gap-2.5 border-b border-line pb-4">
        <input type="checkbox" checked={single} onChange={(event) => setSingle(event.target.checked)} className="mt-1 size-4 shrink-0 accent-[var(--accent)]" />
        <span>
          <span className="font-medium">{words.single}</span>
          <span className="block text-xs text-soft">{words.singleHint}</span>
        </span>
      </label>
      <div className="space-y-4">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs font-medium text-faint">{group}</h3>
            <dl>
              {withKeys.filter((command) => command.group === group).map((command) => (
                <div key={command.id} className="flex min-h-8 items-center justify-between gap-4 border-t border-line py-1 first:border-t-0">
                  <dt className="min-w-0 break-words">{command.label}</dt>
                  <dd className={single || !isPlain(command.keys ?? "") ? undefined : "opacity-40"}><Keycaps keys={command.keys ?? ""} /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
