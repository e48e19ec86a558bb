"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { Tabs } from "radix-ui";
import { isBusy, withPrompts, type TimelineEvent } from "@/features/activity/model";
import type { App, Iteration } from "@/lib/api/types";
import { lookAt } from "@/features/code/spot";
import { PreviewPane } from "@/features/preview/preview-pane";
import type { Spot } from "@/features/preview/source";
import type { Pair } from "@/features/versions/changes-pane";
import { part } from "@/lib/part";
import { workspace as words } from "@/messages/workspace";
import { useMedia } from "@/ui/use-media";
import { WhenIdle } from "@/ui/when-idle";
import { Announcer } from "./announcer";
import { ConnectionBar } from "./connection-bar";
import { Conversation } from "./conversation";
import { Gone } from "./gone";
import { isView, type View } from "./place";
import { useIterations } from "./queries";
import { Refused } from "./read-only";
import { RightsOf, useRights } from "./rights";
import { Split } from "./split";
import { TabBar } from "./tab-bar";
import { useAppActions } from "./use-app-actions";
import { useDraft } from "./use-draft";
import { usePlace } from "./use-place";
import { useTimeline } from "./use-timeline";
import { ViewPanel } from "./view-panel";
import { WorkspaceCommands } from "./workspace-commands";
import { WorkspaceHeader } from "./workspace-header";

const AppDialogs = part(() => import("./app-dialogs"));
const CodePane = part(() => import("@/features/code/code-pane"));
const ChangesPane = part(() => import("@/features/versions/changes-pane"));
const LogsPane = part(() => import("@/features/logs/logs-pane"));
const SettingsPane = part(() => import("@/features/settings/settings-pane"));
const VersionsPane = part(() => import("@/features/versions/versions-pane"));

export default function Workspace({ app: stored }: { app: App }) {
  const stream = useTimeline(stored.id);
  const { live, deleted } = stream.timeline;
  const app = useMemo(() => ({ ...stored, ...live }), [stored, live]);

  useEffect(() => {
    document.title = words.title(app.name);
  }, [app.name]);

  const { connection } = stream;
  const gone = deleted || (connection.state === "ended" && connection.error?.status === 404);
  if (gone) return <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6"><Gone /></main>;
  return <RightsOf app={app}><Screen app={app} {...stream} /></RightsOf>;
}

function Screen({ app, timeline: events, connection, dispatch }: { app: App } & ReturnType<typeof useTimeline>) {
  const iterations = useIterations(app.id);
  const timeline = useMemo(() => withPrompts(events, iterations), [events, iterations]);
  const wide = useMedia("(min-width: 60rem)");
  const [place, go] = usePlace();
  const draft = useDraft(`app:${app.id}`);
  const actions = useAppActions(app);
  const rights = useRights();
  const [pair, setPair] = useState<Pair | null>(null);

  const busy = isBusy(timeline) || (!timeline.live && app.status === "generating");
  const hasCode = timeline.codeVersion !== null;
  const turn = timeline.turns.at(-1);
  const writing = busy && turn !== undefined && turn.files.length > 0 && turn.version === null;
  const automatic: View = !wide ? "chat" : writing ? "code" : "preview";
  const view = place.view === "chat" && wide ? automatic : (place.view ?? automatic);

  // The app is loaded when it is looked at for the first time, and stays: on a phone that is another tab.
  const [previewed, setPreviewed] = useState(false);
  if (view === "preview" && !previewed) setPreviewed(true);

  const show = useCallback((next: View): void => go({ view: next }), [go]);
  const onIteration = useCallback((iteration: Iteration): void => {
    go({ view: null });
    dispatch([started(iteration)]);
  }, [go, dispatch]);

  const openFile = useCallback((file: string): void => go({ view: "code", file }), [go]);
  const openSpot = (spot: Spot): void => {
    lookAt(spot);
    openFile(spot.path);
  };

  const { open } = actions;
  // Much of what changes here, such as the tab, is no concern of the conversation, which may be long.
  const chat = useMemo(
    () => (
      <Conversation
        app={app}
        timeline={timeline}
        busy={busy}
        draft={draft}
        onIteration={onIteration}
        onShow={show}
        onOpenFile={openFile}
        onShare={() => open("share")}
      />
    ),
    [app, timeline, busy, draft, onIteration, show, openFile, open],
  );
  const code = (pane: React.ReactNode): React.ReactNode => (rights.readCode ? pane : <Refused what="code" onLogs={() => show("logs")} />);
  return (
    <div className="flex h-dvh min-h-104 flex-col">
      <WorkspaceHeader app={app} busy={busy} hasCode={hasCode} actions={actions} />
      <WhenIdle><AppDialogs app={app} actions={actions} /></WhenIdle>
      <WorkspaceCommands app={app} busy={busy} hasCode={hasCode} wide={wide} actions={actions} onShow={show} />
      <ConnectionBar connection={connection} />
      <Announcer app={app} turn={turn} busy={busy} />
      <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 outline-none">
        <Split left={wide ? chat : null}>
          <Tabs.Root
            value={view}
            onValueChange={(value) => {
              if (isView(value)) show(value);
            }}
            className="flex h-full min-h-0 min-w-0 flex-1 flex-col"
          >
            <TabBar withChat={!wide} writing={writing} failed={app.status === "error"} />
            {wide ? null : <ViewPanel view="chat" shown={view === "chat"}>{chat}</ViewPanel>}
            <ViewPanel view="preview" shown={view === "preview"} kept>
              {!previewed ? null : rights.preview ? (
                <PreviewPane
                  app={app}
                  timeline={timeline}
                  busy={busy}
                  connected={connection.state === "open"}
                  onOpenFile={openSpot}
                  onLogs={() => show("logs")}
                />
              ) : (
                <Refused what="preview" onLogs={() => show("logs")} />
              )}
            </ViewPanel>
            <ViewPanel view="code" shown={view === "code"}>
              {code(<CodePane app={app} timeline={timeline} busy={busy} chosen={place.file} onChoose={(file) => go({ file })} />)}
            </ViewPanel>
            <ViewPanel view="changes" shown={view === "changes"}>
              {code(<ChangesPane app={app} pair={pair} onPair={setPair} />)}
            </ViewPanel>
            <ViewPanel view="logs" shown={view === "logs"}>
              <LogsPane app={app} />
            </ViewPanel>
            <ViewPanel view="versions" shown={view === "versions"}>
              {code(
                <VersionsPane
                  app={app}
                  busy={busy}
                  onCompare={(from, to) => {
                    setPair({ from, to });
                    show("changes");
                  }}
                />,
              )}
            </ViewPanel>
            <ViewPanel view="settings" shown={view === "settings"}>
              <SettingsPane app={app} busy={busy} hasCode={hasCode} actions={actions} />
            </ViewPanel>
          </Tabs.Root>
        </Split>
      </main>
    </div>
  );
}

/** The answer to a prompt may be here before its event. */
const started = (iteration: Iteration): TimelineEvent => ({
  seq: null,
  type: "iteration",
  data: { id: iteration.id, status: iteration.status, prompt: iteration.prompt },
  atMs: Date.now(),
  replayed: false,
});
