"use client";

import { Suspense, useDeferredValue } from "react";
import { useSearchParams } from "next/navigation";
import { Tooltip } from "radix-ui";
import { TopBar } from "@/features/shell/top-bar";
import { isStatus } from "@/lib/api/http";
import { part } from "@/lib/part";
import { workspace as words } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Gone } from "./gone";
import { useApp } from "./queries";
import { WorkspaceSkeleton } from "./workspace-skeleton";

const load = () => import("./workspace");
const Workspace = part(load);
// It comes while it is found out who is there and what the app is, and is evaluated in a task of its own.
if (typeof window !== "undefined") load().catch(() => undefined);

export function WorkspacePage() {
  const id = useSearchParams().get("id") ?? "";
  const app = useApp(id);
  // The whole workspace at once would keep the browser busy: it is drawn piece by piece behind its outline.
  const drawn = useDeferredValue(app.data ? id : null);

  if (app.data && drawn === id) {
    return (
      <Tooltip.Provider delayDuration={350} skipDelayDuration={150}>
        <Suspense fallback={<WorkspaceSkeleton />}><Workspace key={id} app={app.data} /></Suspense>
      </Tooltip.Provider>
    );
  }
  if ((app.data ?? app.isPending) && id !== "") return <WorkspaceSkeleton />;
  return (
    <>
      <TopBar />
      <main id="main" className="grid min-h-[70dvh] grid-cols-1 place-items-center p-6">
        {id === "" || isStatus(app.error, 404) || isStatus(app.error, 400) ? (
          <Gone />
        ) : (
          <ErrorNotice
            className="w-full max-w-md"
            error={app.error}
            title={words.notOpened}
            action={<Button size="small" onClick={() => void app.refetch()}>{words.again}</Button>}
          />
        )}
      </main>
    </>
  );
}
