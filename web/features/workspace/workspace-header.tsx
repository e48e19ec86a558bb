"use client";

import { Ellipsis, Share2 } from "lucide-react";
import { StatusBadge } from "@/features/activity/status-badge";
import { TopBar } from "@/features/shell/top-bar";
import type { App } from "@/lib/api/types";
import { part } from "@/lib/part";
import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { WhenIdle } from "@/ui/when-idle";
import { useRights } from "./rights";
import type { AppActions } from "./use-app-actions";

const MoreMenu = part(() => import("./more-menu"));

export const moreClass = "grid size-8.5 place-items-center rounded-lg text-soft hover:bg-hover hover:text-ink [&_svg]:size-4";
const menuToCome = <span className={moreClass} aria-hidden="true"><Ellipsis /></span>;

export interface HeaderProps {
  app: App;
  busy: boolean;
  hasCode: boolean;
  actions: AppActions;
}

export function WorkspaceHeader({ app, busy, hasCode, actions }: HeaderProps) {
  const { share, change, readCode, run, remove } = useRights();
  return (
    <div className="border-b border-line">
      <TopBar compact>
        <span className="text-line" aria-hidden="true">/</span>
        <h1 dir="auto" title={app.name} className="truncate font-medium">{app.name}</h1>
        <StatusBadge status={app.status} activity={app.activity} className="max-sm:hidden" />
        <div className="ml-auto flex shrink-0 items-center gap-1.5">
          {share && app.status === "running" ? (
            <Button onClick={() => actions.open("share")}><Share2 aria-hidden="true" /><span className="max-sm:sr-only">{workspace.menu.share}</span></Button>
          ) : null}
          {change || readCode || run || remove ? (
            <WhenIdle instead={menuToCome}><MoreMenu app={app} busy={busy} hasCode={hasCode} actions={actions} /></WhenIdle>
          ) : null}
        </div>
      </TopBar>
    </div>
  );
}
