"use client";

import { useEffect, useRef } from "react";
import { LocateFixed, X } from "lucide-react";
import { cn } from "@/lib/cn";
import { code as words } from "@/messages/code";
import { IconButton } from "@/ui/icon-button";
import { FileIcon } from "./file-tree";
import { visibleName } from "./file-text";
import type { Tab } from "./tabs";

interface Props {
  tabs: readonly Tab[];
  shown: string | null;
  edited: ReadonlySet<string>;
  onShow: (path: string, firmly: boolean) => void;
  onClose: (path: string) => void;
  /** Back to the file that is being written; null when nothing is, or when it is shown anyway. */
  onFollow: (() => void) | null;
}

export function TabStrip({ tabs, shown, edited, onShow, onClose, onFollow }: Props) {
  const front = useRef<HTMLLIElement>(null);
  useEffect(() => {
    front.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown, tabs.length]);

  return (
    <div className="flex h-9 shrink-0 border-b border-line bg-ground">
      <ul aria-label={words.tabs} className="flex min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]">
        {tabs.map(({ path, kept }) => {
          const name = nameAmong(path, tabs);
          const current = path === shown;
          return (
            <li
              key={path}
              ref={current ? front : undefined}
              className={cn("group relative flex shrink-0 items-center border-r border-line pr-1 text-[0.8125rem]", current ? "bg-surface text-ink" : "text-soft hover:bg-hover")}
            >
              <button
                type="button"
                aria-current={current ? "true" : undefined}
                title={visibleName(path)}
                onClick={() => onShow(path, false)}
                onDoubleClick={() => onShow(path, true)}
                onAuxClick={(event) => {
                  if (event.button === 1) onClose(path);
                }}
                // Else the middle button begins to scroll.
                onMouseDown={(event) => {
                  if (event.button === 1) event.preventDefault();
                }}
                className={cn("flex h-full items-center gap-1.5 py-1 pr-1 pl-3 focus-visible:-outline-offset-2", !kept && "italic")}
              >
                <FileIcon name={path} />
                <bdi className="max-w-48 truncate pr-0.5">{name}</bdi>
                {edited.has(path) ? <span className="size-1.5 rounded-full bg-dawn"><span className="sr-only">{words.notSavedMark}</span></span> : null}
              </button>
              <button
                type="button"
                aria-label={words.close(name)}
                onClick={() => onClose(path)}
                className="grid size-6 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 [&_svg]:size-3.5"
              >
                <X aria-hidden="true" />
              </button>
              {current ? <span className="absolute inset-x-0 -bottom-px h-px bg-accent" aria-hidden="true" /> : null}
            </li>
          );
        })}
      </ul>
      {onFollow ? <IconButton label={words.follow} className="m-0.5" onClick={onFollow}><LocateFixed className="text-accent" aria-hidden="true" /></IconButton> : null}
    </div>
  );
}

/** The name, with its folder where two are called the same. */
function nameAmong(path: string, tabs: readonly Tab[]): string {
  const parts = path.split("/");
  const name = parts.at(-1) ?? path;
  const twin = tabs.some((tab) => tab.path !== path && tab.path.split("/").at(-1) === name);
  return visibleName(twin && parts.length > 1 ? parts.slice(-2).join("/") : name);
}
