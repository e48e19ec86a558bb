"use client";

import { Tabs } from "radix-ui";
import { AppWindow, Braces, FileDiff, History, MessageSquareText, ScrollText, SlidersHorizontal } from "lucide-react";
import { workspace } from "@/messages/workspace";
import { VIEWS, type View } from "./place";
import { panelId, tabId } from "./view-panel";

const words = workspace.tabs;

export const ICONS: Record<View, React.ReactNode> = {
  chat: <MessageSquareText aria-hidden="true" />,
  preview: <AppWindow aria-hidden="true" />,
  code: <Braces aria-hidden="true" />,
  changes: <FileDiff aria-hidden="true" />,
  logs: <ScrollText aria-hidden="true" />,
  versions: <History aria-hidden="true" />,
  settings: <SlidersHorizontal aria-hidden="true" />,
};

interface Props {
  withChat: boolean;
  writing: boolean;
  failed: boolean;
}

/** In a row where there is room, name under icon where there is none: all of them are in sight at 360 px. */
export function TabBar({ withChat, writing, failed }: Props) {
  const marks: Partial<Record<View, Mark>> = {
    preview: failed ? { look: "bg-danger", text: words.failed } : undefined,
    code: writing ? { look: "bg-accent animate-breathe", text: words.writing } : undefined,
  };
  return (
    <Tabs.List aria-label={words.list} className="flex h-11 shrink-0 items-stretch gap-0.5 overflow-x-auto border-b border-line px-2 max-sm:h-13 max-sm:gap-0 max-sm:px-0.5">
      {VIEWS.filter((view) => withChat || view !== "chat").map((view) => (
        <Tab key={view} value={view} mark={marks[view]} />
      ))}
    </Tabs.List>
  );
}

interface Mark {
  look: string;
  text: string;
}

function Tab({ value, mark }: { value: View; mark?: Mark }) {
  return (
    <Tabs.Trigger
      value={value}
      id={tabId(value)}
      aria-controls={panelId(value)}
      className="group relative flex shrink-0 items-center px-0.5 text-[0.8125rem] font-medium text-soft hover:text-ink focus-visible:outline-none data-[state=active]:text-ink max-sm:min-w-0 max-sm:flex-[1_0_auto] max-sm:justify-center max-sm:px-0"
    >
      <span className="relative flex h-8 items-center gap-1.5 rounded-lg px-2 transition-colors group-hover:bg-hover group-focus-visible:outline-2 group-focus-visible:outline-accent max-sm:h-11 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:px-1 max-sm:text-2xs [&_svg]:size-4">
        {ICONS[value]}
        {words[value]}
        {mark ? <span className={`size-1.5 rounded-full max-sm:absolute max-sm:top-1 max-sm:right-1 ${mark.look}`} aria-hidden="true" /> : null}
      </span>
      {mark ? <span className="sr-only">, {mark.text}</span> : null}
      <span className="absolute inset-x-2 -bottom-px h-0.5 rounded-full bg-accent opacity-0 transition-opacity group-data-[state=active]:opacity-100" />
    </Tabs.Trigger>
  );
}
