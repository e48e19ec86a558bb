"use client";

import type { ReactNode } from "react";
import { Download, Play, Share2, Square, Trash2 } from "lucide-react";
import { EgressSection } from "@/features/egress/egress-section";
import { useRights } from "@/features/workspace/rights";
import type { AppActions } from "@/features/workspace/use-app-actions";
import type { App } from "@/lib/api/types";
import { settings as words } from "@/messages/settings";
import { Button } from "@/ui/button";
import { Panel } from "@/ui/panel";
import { AboutPanel } from "./about-panel";
import { UsagePanel } from "./usage-panel";

interface Props {
  app: App;
  busy: boolean;
  hasCode: boolean;
  actions: AppActions;
}

export default function SettingsPane({ app, busy, hasCode, actions }: Props) {
  const { change, readCode, run, share, preview, remove, own } = useRights();
  const running = app.status === "running";
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl p-4">
        {change || run || remove ? null : <p className="mb-4 rounded-xl bg-sunken px-4 py-3 text-soft">{words.readOnly}</p>}
        <AboutPanel app={app} mayChange={change} mayOpen={preview} />
        <UsagePanel app={app} own={own} />
        <EgressSection app={app} mayChange={change} />
        {share ? (
          <Panel
            title={words.share.title}
            text={running ? words.share.text : words.share.notRunning}
            actions={<Button disabled={!running} onClick={() => actions.open("share")}><Share2 aria-hidden="true" />{words.share.open}</Button>}
          />
        ) : null}
        {readCode || run ? (
          <Panel title={words.project.title}>
            <div className="space-y-4">
              {readCode ? (
                <Action text={words.project.downloadText}>
                  <Button disabled={!hasCode} onClick={actions.download}><Download aria-hidden="true" />{words.project.download}</Button>
                </Action>
              ) : null}
              {run ? (
                <Action text={busy ? words.project.busy : running ? words.project.stopText : words.project.startText}>
                  <Button busy={actions.switching} disabled={busy} onClick={actions.power}>
                    {running ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
                    {running ? words.project.stop : words.project.start}
                  </Button>
                </Action>
              ) : null}
            </div>
          </Panel>
        ) : null}
        {remove ? (
          <Panel
            danger
            title={words.danger.title}
            text={words.danger.text}
            actions={<Button look="danger" onClick={() => actions.open("delete")}><Trash2 aria-hidden="true" />{words.danger.action}</Button>}
          />
        ) : null}
      </div>
    </div>
  );
}

function Action({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-52 text-soft">{text}</p>
      {children}
    </div>
  );
}
