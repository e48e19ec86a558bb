"use client";

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRights } from "@/features/workspace/rights";
import { api } from "@/lib/api/endpoints";
import type { App, CodeVersion } from "@/lib/api/types";
import { versions as words } from "@/messages/versions";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { toast } from "@/ui/toasts";
import { usePrompts, useVersions } from "./queries";
import { VersionRow } from "./version-row";

interface Props {
  app: App;
  busy: boolean;
  /** Shows what differs between two versions. */
  onCompare: (from: number, to: number) => void;
}

export default function VersionsPane({ app, busy, onCompare }: Props) {
  const { writeCode: mayWrite } = useRights();
  const list = useVersions(app.id);
  const { items } = list;
  const prompts = usePrompts(app.id, items.at(-1)?.createdAt ?? null);
  const [restoring, setRestoring] = useState<CodeVersion | null>(null);
  const queries = useQueryClient();
  const rollback = useMutation({
    mutationFn: (version: number) => api.rollback(app.id, version),
    onSuccess: (_, version) => {
      toast(words.restoring(version));
      void queries.invalidateQueries({ queryKey: ["app", app.id] });
    },
  });
  const newest = items[0]?.version ?? null;

  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl p-4">
        {list.isError ? (
          <ErrorNotice className="mb-3" error={list.error} title={words.listFailed} action={<Button size="small" onClick={() => void list.refetch()}>{words.again}</Button>} />
        ) : null}
        {rollback.error ? <ErrorNotice error={rollback.error} title={words.restoreFailed} className="mb-3" /> : null}
        {list.data && items.length === 0 ? <p className="py-16 text-center text-soft">{words.none}</p> : null}
        {list.isPending ? <p role="status" className="py-16 text-center text-soft">{words.reading}</p> : null}
        <ol className="space-y-3">
          {items.map((entry, index) => (
            <VersionRow
              key={entry.version}
              appId={app.id}
              entry={entry}
              prompt={prompts.get(entry.version) ?? (entry.origin === "generate" ? app.prompt : null)}
              previous={items[index + 1]?.version ?? null}
              newest={newest ?? entry.version}
              disabled={busy || rollback.isPending}
              onRestore={mayWrite ? () => setRestoring(entry) : null}
              onCompare={onCompare}
            />
          ))}
        </ol>
        {list.hasNextPage ? (
          <div className="mt-4 text-center">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{list.isFetchingNextPage ? words.readingOlder : words.older}</Button>
          </div>
        ) : null}
      </div>
      <Confirm
        open={restoring !== null}
        onOpenChange={(open) => {
          if (!open) setRestoring(null);
        }}
        title={words.confirm.title(restoring?.version ?? 0)}
        description={words.confirm.text}
        action={words.restore}
        onConfirm={() => {
          if (restoring) rollback.mutate(restoring.version);
        }}
      />
    </div>
  );
}
