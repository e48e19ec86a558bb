"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useRouter } from "next/navigation";
import { Bell, CircleUser, House, Keyboard, Plus, Search } from "lucide-react";
import { PROMPT_ID } from "@/features/home/prompt-id";
import type { UserProfile } from "@/lib/api/types";
import { may } from "@/lib/session/may";
import { shell } from "@/messages/shell";
import { focusToasts } from "@/ui/toast";
import { noToasts, subscribe, toasts } from "@/ui/toasts";
import { useCommands, type Command } from "./commands";
import { show } from "./overlay";

const words = shell.commands;

/** What can be done on every page by keys. What only the palette offers comes with it (`palette-commands`). */
export function useBaseCommands(user: UserProfile): void {
  const makes = may(user, "app", "create");
  const router = useRouter();
  const notified = useSyncExternalStore(subscribe, toasts, noToasts).length > 0;
  const commands = useMemo<Command[]>(
    () => [
      { id: "palette", label: words.palette, group: shell.groups.help, icon: <Search aria-hidden="true" />, keys: "mod+k", run: () => show("palette") },
      { id: "go.home", label: words.home, group: shell.groups.goTo, icon: <House aria-hidden="true" />, keys: "g h", run: () => router.push("/") },
      { id: "go.account", label: words.account, group: shell.groups.goTo, icon: <CircleUser aria-hidden="true" />, keys: "g a", run: () => router.push("/account/") },
      ...(makes ? [newApp(() => router.push("/"))] : []),
      {
        id: "shortcuts",
        label: words.shortcuts,
        group: shell.groups.help,
        icon: <Keyboard aria-hidden="true" />,
        keywords: words.shortcutsKeywords,
        keys: "?",
        run: () => show("shortcuts"),
      },
      ...(notified
        ? [{ id: "notifications", label: words.notifications, group: shell.groups.help, icon: <Bell aria-hidden="true" />, keys: "F8", run: focusToasts }]
        : []),
    ],
    [router, makes, notified],
  );
  useCommands(commands);
}

const newApp = (goHome: () => void): Command => ({
  id: "app.new",
  label: words.newApp,
  group: shell.groups.actions,
  icon: <Plus aria-hidden="true" />,
  keywords: words.newAppKeywords,
  keys: "c",
  run: () => {
    const box = document.getElementById(PROMPT_ID);
    if (box) box.focus();
    else goHome();
  },
});
