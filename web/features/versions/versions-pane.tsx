"use client";

import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { originText } from "@/features/activity/labels";
import { api } from "@/lib/api/endpoints";
import type { App, CodeVersion } from "@/lib/api/types";
import { bytes, dateTime, plural, relativeTime } from "@/lib/format";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { toast } from "@/ui/toasts";
import { useNow } from "@/ui/use-now";
import { Changes } from "./changes";

export function VersionsPane({ app, busy }: { app: App; busy: boolean }) {
  const versions = useQuery({ queryKey: ["versions", app.id], queryFn: ({ signal }) => api.versions(app.id, signal) });
  const [restoring, setRestoring] = useState<CodeVersion | null>(null);
  const queries = useQueryClient();
  const rollback = useMutation({
    mutationFn: (version: number) => api.rollback(app.id, version),
    onSuccess: (_, version) => {
      toast(`Restoring version ${version}`);
      void queries.invalidateQueries({ queryKey: ["app", app.id] });
    },
  });
  const items = [...(versions.data?.items ?? [])].sort((a, b) => b.version - a.version);

  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl p-4">
        {versions.isError ? (
          <ErrorNotice error={versions.error} title="The versions could not be listed" action={<Button size="small" onClick={() => void versions.refetch()}>Try again</Button>} />
        ) : null}
        {rollback.error ? <ErrorNotice error={rollback.error} title="The version was not restored" className="mb-3" /> : null}
        {versions.data && items.length === 0 ? (
          <p className="py-16 text-center text-soft">The first version appears here when its code is complete.</p>
        ) : null}
        {versions.isPending ? <p role="status" className="py-16 text-center text-soft">Reading the versions…</p> : null}
        <ol className="space-y-3">
          {items.map((entry, index) => (
            <VersionRow
              key={entry.version}
              app={app}
              entry={entry}
              current={index === 0}
              previous={items[index + 1]?.version ?? null}
              disabled={busy || rollback.isPending}
              onRestore={() => setRestoring(entry)}
            />
          ))}
        </ol>
      </div>
      <Confirm
        open={restoring !== null}
        onOpenChange={(open) => {
          if (!open) setRestoring(null);
        }}
        title={`Restore version ${restoring?.version ?? ""}?`}
        description="Its files become a new version on top. Nothing is lost: the present version stays in this list."
        action="Restore"
        onConfirm={() => {
          if (restoring) rollback.mutate(restoring.version);
        }}
      />
    </div>
  );
}

interface RowProps {
  app: App;
  entry: CodeVersion;
  current: boolean;
  previous: number | null;
  disabled: boolean;
  onRestore: () => void;
}

function VersionRow({ app, entry, current, previous, disabled, onRestore }: RowProps) {
  const now = useNow(30_000);
  return (
    <li className="rounded-xl border border-line bg-ground p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex items-center gap-2 font-medium">
            Version {entry.version}
            {current ? <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent-strong">Current</span> : null}
          </h2>
          <p className="mt-0.5 break-words text-soft">{entry.summary || originText(entry.origin)}</p>
          <p className="mt-1 text-xs text-faint">
            {entry.summary ? `${originText(entry.origin)} · ` : ""}
            <time dateTime={entry.createdAt} title={dateTime(entry.createdAt)}>{relativeTime(entry.createdAt, now)}</time>
            {` · ${plural(entry.fileCount, "file")}, ${bytes(entry.sizeBytes)}`}
          </p>
        </div>
        {current ? null : (
          <Button size="small" disabled={disabled} aria-label={`Restore version ${entry.version}`} onClick={onRestore}>
            <RotateCcw aria-hidden="true" />
            Restore
          </Button>
        )}
      </div>
      {previous !== null ? <Changes appId={app.id} from={previous} to={entry.version} /> : null}
    </li>
  );
}
