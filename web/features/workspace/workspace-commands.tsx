"use client";

import { Download, PencilLine, Play, Share2, Square } from "lucide-react";
import { useCommands, type Command } from "@/features/shell/commands";
import type { App } from "@/lib/api/types";
import { workspace } from "@/messages/workspace";
import { focusBox } from "./composer";
import { VIEWS, type View } from "./place";
import { useRights } from "./rights";
import { ICONS } from "./tab-bar";
import type { AppActions } from "./use-app-actions";

const words = workspace.commands;

interface Props {
  app: App;
  busy: boolean;
  hasCode: boolean;
  wide: boolean;
  actions: AppActions;
  onShow: (view: View) => void;
}

/** What the command palette and the keys can do here. */
export function WorkspaceCommands({ app, busy, hasCode, wide, actions, onShow }: Props) {
  const { change, readCode, run, share } = useRights();
  const running = app.status === "running";
  const icon = { "aria-hidden": true } as const;

  const views = VIEWS.filter((view) => view !== "chat").map((view, index): Command => ({
    id: `workspace.${view}`, label: words.show(workspace.tabs[view]), group: words.views, icon: ICONS[view], keys: `${index + 1}`, run: () => onShow(view),
  }));
  const focus = (): void => {
    if (!wide) onShow("chat");
    // The key that asked for it is not typed into it.
    setTimeout(focusBox);
  };
  const here: (Command | false)[] = [
    change && { id: "workspace.ask", label: words.focus, group: words.group, icon: <PencilLine {...icon} />, keys: "i", run: focus },
    share && running && { id: "workspace.share", label: words.share, group: words.group, icon: <Share2 {...icon} />, keys: "s", run: () => actions.open("share") },
    readCode && hasCode && { id: "workspace.download", label: workspace.menu.download, group: words.group, icon: <Download {...icon} />, run: actions.download },
    run && !busy && !actions.switching && {
      id: "workspace.power", label: running ? workspace.menu.stop : workspace.menu.start, group: words.group,
      icon: running ? <Square {...icon} /> : <Play {...icon} />, run: actions.power,
    },
  ];
  useCommands([...views, ...here.filter((command) => command !== false)]);
  return null;
}
