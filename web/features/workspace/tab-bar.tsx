"use client";

import { Tabs } from "radix-ui";
import { AppWindow, Braces, Globe, History, MessageSquareText, ScrollText } from "lucide-react";

export type View = "chat" | "preview" | "code" | "logs" | "network" | "versions";

interface Props {
  withChat: boolean;
  writing: boolean;
  failed: boolean;
}

export function TabBar({ withChat, writing, failed }: Props) {
  return (
    <Tabs.List aria-label="Views of the app" className="flex h-11 shrink-0 items-stretch gap-0.5 overflow-x-auto border-b border-line px-2">
      {withChat ? <Tab value="chat" label="Chat" icon={<MessageSquareText />} /> : null}
      <Tab value="preview" label="Preview" icon={<AppWindow />} mark={failed ? "bg-danger" : undefined} />
      <Tab value="code" label="Code" icon={<Braces />} mark={writing ? "bg-accent animate-breathe" : undefined} />
      <Tab value="logs" label="Logs" icon={<ScrollText />} />
      <Tab value="network" label="Network" icon={<Globe />} />
      <Tab value="versions" label="Versions" icon={<History />} />
    </Tabs.List>
  );
}

function Tab({ value, label, icon, mark }: { value: View; label: string; icon: React.ReactNode; mark?: string }) {
  return (
    <Tabs.Trigger
      value={value}
      className="group relative flex shrink-0 items-center px-0.5 text-[0.8125rem] font-medium text-soft hover:text-ink focus-visible:outline-none data-[state=active]:text-ink"
    >
      <span className="flex h-8 items-center gap-1.5 rounded-lg px-2 transition-colors group-hover:bg-hover group-focus-visible:outline-2 group-focus-visible:outline-accent [&_svg]:size-4 max-sm:[&_svg]:hidden">
        <span aria-hidden="true">{icon}</span>
        {label}
        {mark ? <span className={`size-1.5 rounded-full ${mark}`} aria-hidden="true" /> : null}
      </span>
      <span className="absolute inset-x-2 -bottom-px h-0.5 rounded-full bg-accent opacity-0 transition-opacity group-data-[state=active]:opacity-100" />
    </Tabs.Trigger>
  );
}
