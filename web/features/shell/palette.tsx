"use client";

import { useDeferredValue, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { shell } from "@/messages/shell";
import { Backdrop } from "@/ui/backdrop";
import { useReturnFocus } from "@/ui/return-focus";
import { allCommands, onCommandsChange, type Command } from "./commands";
import { show } from "./overlay";
import { useAppCommands, usePaletteCommands } from "./palette-commands";
import { optionId, PaletteList } from "./palette-list";
import { results } from "./results";

const words = shell.palette;
const LIST = "palette-list";
const none: Command[] = [];

/** One box to go anywhere and do anything: a combobox whose list is always open (ARIA Authoring Practices, 3.8). */
export default function Palette() {
  const here = useSyncExternalStore(onCommandsChange, allCommands, () => none);
  const more = usePaletteCommands();
  const apps = useAppCommands();
  const [text, setText] = useState("");
  const [active, setActive] = useState<string | null>(null);
  const chosen = useRef<Command | null>(null);
  const focus = useReturnFocus();
  const query = useDeferredValue(text);
  const commands = useMemo(() => [...here, ...apps.commands, ...more], [here, apps.commands, more]);
  const groups = useMemo(() => results(query, commands), [query, commands]);
  const options = groups.flatMap((group) => group.commands);
  const current = options.find((option) => option.id === active) ?? options[0];

  const choose = (command: Command): void => {
    chosen.current = command;
    show(null);
  };
  const move = (by: number): void => {
    const at = current ? options.indexOf(current) : -1;
    const next = options[(at + by + options.length) % options.length];
    if (!next) return;
    setActive(next.id);
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
  };
  /** Who types faster than the list is drawn gets what fits all that was typed. */
  const enter = (): void => {
    const wanted = text === query ? current : results(text, commands)[0]?.commands[0];
    if (wanted) choose(wanted);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Enter") enter();
    else if (key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) show(null);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Root open onOpenChange={() => show(null)}>
      <Dialog.Portal>
        <Backdrop />
        <Dialog.Content
          onKeyDown={keyDown}
          onOpenAutoFocus={focus.onOpenAutoFocus}
          onCloseAutoFocus={(event) => {
            focus.onCloseAutoFocus(event);
            // Once the focus is back where it was, so that the command can put it elsewhere.
            chosen.current?.run?.();
          }}
          className="fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[calc(100dvh-1rem)] max-w-xl flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-float animate-rise sm:top-[12vh] sm:max-h-[70vh]"
        >
          <Dialog.Title className="sr-only">{words.title}</Dialog.Title>
          <Dialog.Description className="sr-only">{words.description}</Dialog.Description>
          <div className="flex h-13 shrink-0 items-center gap-3 border-b border-line px-4">
            <Search className="size-4 shrink-0 text-faint" aria-hidden="true" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={LIST}
              aria-activedescendant={current ? optionId(current) : undefined}
              aria-autocomplete="list"
              aria-label={words.label}
              placeholder={words.placeholder}
              dir="auto"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setActive(null);
              }}
              autoComplete="off"
              spellCheck={false}
              className="h-full min-w-0 flex-1 bg-transparent text-base outline-none sm:text-sm"
            />
          </div>
          <PaletteList id={LIST} groups={groups} current={current} onActive={setActive} onChoose={choose} />
          {options.length === 0 && !apps.loading ? (
            <div className="px-4 py-8 text-center">
              <p className="break-words">{words.none(query.trim())}</p>
              <p className="mt-0.5 text-soft">{words.noneText}</p>
            </div>
          ) : null}
          {apps.loading ? <p className="px-4 pb-3 text-xs text-faint">{words.loadingApps}</p> : null}
          {apps.failed ? <p className="px-4 pb-3 text-xs text-danger">{words.appsFailed}</p> : null}
          <p role="status" className="sr-only">{query.trim() ? words.found(options.length) : null}</p>
          <p aria-hidden="true" className="shrink-0 border-t border-line px-4 py-2 text-xs text-faint max-sm:hidden">{words.hint}</p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
