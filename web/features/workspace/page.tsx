"use client";

import { useSearchParams } from "next/navigation";
import { Tooltip } from "radix-ui";
import { Waiting } from "@/features/session/guard";
import { TopBar } from "@/features/shell/top-bar";
import { isStatus } from "@/lib/api/http";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Gone } from "./gone";
import { useApp } from "./queries";
import { Workspace } from "./workspace";

export function WorkspacePage() {
  const id = useSearchParams().get("id") ?? "";
  const app = useApp(id);

  if (app.data) {
    return (
      <Tooltip.Provider delayDuration={350} skipDelayDuration={150}>
        <Workspace key={id} app={app.data} />
      </Tooltip.Provider>
    );
  }
  return (
    <>
      <TopBar />
      <main id="main" className="grid min-h-[70dvh] grid-cols-1 place-items-center p-6">
        {id === "" || isStatus(app.error, 404) || isStatus(app.error, 400) ? (
          <Gone />
        ) : app.isError ? (
          <ErrorNotice
            className="w-full max-w-md"
            error={app.error}
            title="The app could not be opened"
            action={<Button size="small" onClick={() => void app.refetch()}>Try again</Button>}
          />
        ) : (
          <Waiting text="Opening the app" />
        )}
      </main>
    </>
  );
}
