"use client";

import { useEffect, useMemo, useState } from "react";
import { Tabs } from "radix-ui";
import { isBusy, withPrompts, type TimelineEvent } from "@/features/activity/model";
import type { App, Iteration } from "@/lib/api/types";
import { CodePane } from "@/features/code/code-pane";
import { EgressPane } from "@/features/egress/egress-pane";
import { LogsPane } from "@/features/logs/logs-pane";
import { PreviewPane } from "@/features/preview/preview-pane";
import { VersionsPane } from "@/features/versions/versions-pane";
import { useMedia } from "@/ui/use-media";
import { Announcer } from "./announcer";
import { ConnectionBar } from "./connection-bar";
import { Conversation } from "./conversation";
import { Gone } from "./gone";
import { useIterations } from "./queries";
import { Split } from "./split";
import { TabBar, type View } from "./tab-bar";
import { useDraft } from "./use-draft";
import { useTimeline } from "./use-timeline";
import { WorkspaceHeader } from "./workspace-header";

const panel = "min-h-0 flex-1 outline-none data-[state=inactive]:hidden";

export function Workspace({ app: stored }: { app: App }) {
  const { timeline: events, connection, dispatch } = useTimeline(stored.id);
  const iterations = useIterations(stored.id);
  const timeline = useMemo(() => withPrompts(events, iterations), [events, iterations]);
  const app = useMemo(() => ({ ...stored, ...timeline.live }), [stored, timeline.live]);
  const wide = useMedia("(min-width: 60rem)");
  const [chosen, setChosen] = useState<View | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const draft = useDraft(`app:${stored.id}`);

  useEffect(() => {
    document.title = `${app.name} · Isekai`;
  }, [app.name]);

  const busy = isBusy(timeline) || (!timeline.live && app.status === "generating");
  const turn = timeline.turns.at(-1);
  const writing = busy && turn !== undefined && turn.files.length > 0 && turn.version === null;
  const automatic: View = !wide ? "chat" : writing ? "code" : "preview";
  const view = chosen === "chat" && wide ? automatic : (chosen ?? automatic);

  const onIteration = (iteration: Iteration): void => {
    setChosen(null);
    dispatch([started(iteration)]);
  };

  const openFile = (path: string): void => {
    setFile(path);
    setChosen("code");
  };

  const gone = timeline.deleted || (connection.state === "ended" && connection.error?.status === 404);
  if (gone) return <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6"><Gone /></main>;

  const chat = (
    <Conversation
      app={app}
      timeline={timeline}
      busy={busy}
      draft={draft}
      onIteration={onIteration}
      onShow={setChosen}
      onOpenFile={openFile}
    />
  );
  return (
    <div className="flex h-dvh min-h-104 flex-col">
      <WorkspaceHeader app={app} busy={busy} />
      <ConnectionBar connection={connection} />
      <Announcer app={app} turn={turn} busy={busy} />
      <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 outline-none">
        <Split left={wide ? chat : null}>
          <Tabs.Root
            value={view}
            onValueChange={(value) => setChosen(value as View)}
            className="flex h-full min-h-0 min-w-0 flex-1 flex-col"
          >
            <TabBar withChat={!wide} writing={writing} failed={app.status === "error"} />
            {wide ? null : <Tabs.Content value="chat" className={panel}>{chat}</Tabs.Content>}
            <Tabs.Content value="preview" forceMount className={panel}>
              <PreviewPane app={app} timeline={timeline} busy={busy} visible={view === "preview"} />
            </Tabs.Content>
            <Tabs.Content value="code" className={panel}>
              <CodePane app={app} timeline={timeline} busy={busy} chosen={file} onChoose={setFile} />
            </Tabs.Content>
            <Tabs.Content value="logs" className={panel}><LogsPane app={app} /></Tabs.Content>
            <Tabs.Content value="network" className={panel}><EgressPane app={app} /></Tabs.Content>
            <Tabs.Content value="versions" className={panel}><VersionsPane app={app} busy={busy} /></Tabs.Content>
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
