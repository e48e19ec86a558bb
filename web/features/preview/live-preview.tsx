"use client";

import { Suspense, useCallback, useState } from "react";
import type { Timeline } from "@/features/activity/model";
import type { FixPlaces } from "@/features/workspace/fix/fix-steps";
import type { Complaint } from "@/features/workspace/fix/use-fixes";
import { useRights } from "@/features/workspace/rights";
import type { App } from "@/lib/api/types";
import { part } from "@/lib/part";
import { preview as words } from "@/messages/preview";
import { Button } from "@/ui/button";
import { fix } from "@/messages/fix";
import type { Device } from "./address-bar";
import { ConsoleDrawer } from "./console-drawer";
import type { Entry } from "./console-log";
import { said } from "./console-row";
import { PreviewFrame } from "./preview-frame";
import { addressOf } from "./source";
import { Trouble, troubleOf, type TroubleKind } from "./trouble";
import type { usePreviewFrame } from "./use-preview-frame";
import type { useReports } from "./use-reports";
import { useRestart } from "./use-restart";

const FixDialog = part(() => import("@/features/workspace/fix/fix-dialog"));

interface Props extends FixPlaces {
  app: App;
  timeline: Timeline;
  busy: boolean;
  device: Device;
  preview: ReturnType<typeof usePreviewFrame>;
  reports: ReturnType<typeof useReports>;
  onWidth: (pixels: number) => void;
}

/** The app in its frame, what goes wrong there, and what can be done about it. */
export function LivePreview({ app, timeline, busy, device, preview, reports, onWidth, ...places }: Props) {
  const { frame } = preview;
  const restart = useRestart(app.id);
  const [consoleOpen, setConsoleOpen] = useState(false);
  // Undefined until the first time: what mends is not loaded before.
  const [fixing, setFixing] = useState<{ complaint: Complaint; said: string } | null>();
  const { origin } = frame;

  const onFix = useCallback((entry: Entry) => {
    const at = { source: entry.source, line: entry.line, message: said(entry) };
    setFixing({ complaint: { fromPage: true, texts: [], at, origin }, said: shortened(said(entry)) });
  }, [origin]);

  const { run } = useRights();
  const trouble = (kind: TroubleKind) => (
    <Trouble
      kind={kind}
      address={app.previewUrl ? addressOf(app.previewUrl, reports.place?.path ?? frame.path) : null}
      restart={restart}
      mayRun={run}
      onReload={preview.reload}
      onLogs={places.onLogs}
    />
  );
  const noticed = preview.locked ? "locked" : troubleOf(reports.notice?.what);
  return (
    <>
      <div className="relative min-h-0 flex-1 bg-sunken">
        <PreviewFrame
          key={frame.key}
          src={frame.src}
          name={app.name}
          device={device}
          updating={busy}
          frame={reports.frame}
          onLoad={reports.onLoad}
          onWidth={onWidth}
          late={trouble("late")}
          above={noticed ? trouble(noticed) : null}
        />
      </div>
      {busy ? null : <Unshown app={app} timeline={timeline} onFix={setFixing} />}
      <ConsoleDrawer
        appId={app.id}
        log={reports.log}
        origin={origin}
        open={consoleOpen}
        onOpenChange={setConsoleOpen}
        onClear={reports.clear}
        onOpenFile={places.onOpenFile}
        onFix={onFix}
      />
      {fixing === undefined ? null : (
        <Suspense fallback={null}>
          <FixDialog app={app} complaint={fixing?.complaint ?? null} said={fixing?.said ?? ""} onClose={() => setFixing(null)} {...places} />
        </Suspense>
      )}
    </>
  );
}

const MAX_SAID = 300;
const shortened = (text: string): string => (text.length > MAX_SAID ? `${text.slice(0, MAX_SAID)}…` : text);

interface UnshownProps {
  app: App;
  timeline: Timeline;
  onFix: (fixing: { complaint: Complaint; said: string }) => void;
}

/** What was saved by hand did not work, so an older version is what one sees. */
function Unshown({ app, timeline, onFix }: UnshownProps) {
  const { codeVersion } = timeline;
  if (app.liveVersion === null || codeVersion === null || app.liveVersion >= codeVersion) return null;
  const turn = timeline.turns.at(-1);
  const warning = turn?.warnings.at(-1);
  // The version number is asked for, and comes a moment later than what is said of it.
  if (warning === undefined) return null;
  const text = words.unshown(codeVersion, app.liveVersion);
  const complaint = { fromPage: false, texts: [...(turn?.buildErrors ?? []), ...(turn?.warnings ?? [])], at: null, origin: null };
  return (
    <div role="status" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line bg-warn-soft px-3 py-1.5 text-[0.8125rem]">
      <p className="min-w-0 flex-1 basis-60">{text}</p>
      <Button size="small" onClick={() => onFix({ complaint, said: warning })}>{fix.action}</Button>
    </div>
  );
}
