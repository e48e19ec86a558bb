"use client";

import { useState } from "react";
import { Monitor, Smartphone, SquareTerminal } from "lucide-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "@/features/session/session";
import { api } from "@/lib/api/endpoints";
import { dateTime, relativeTime } from "@/lib/format";
import type { Session } from "@/lib/api/types";
import { account } from "@/messages/account";
import { ui } from "@/messages/ui";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { toast, toastError } from "@/ui/toasts";
import { useNow } from "@/ui/use-now";
import { deviceOf } from "./device";
import { SESSIONS, useSessions } from "./queries";

const words = account.sessions;

export function Sessions() {
  const sessions = useSessions();
  const items = sessions.data ?? [];
  return (
    <Panel title={words.title} text={words.text}>
      {sessions.isPending ? <div className="h-16 animate-shimmer rounded-xl bg-sunken" /> : null}
      {sessions.isError ? (
        <ErrorNotice
          error={sessions.error}
          title={account.failed}
          action={<Button size="small" onClick={() => void sessions.refetch()}>{ui.tryAgain}</Button>}
        />
      ) : null}
      {items.length > 0 ? (
        <>
          <ul aria-label={words.list} className="divide-y divide-line rounded-xl border border-line">
            {items.map((item) => <SessionItem key={item.id} item={item} />)}
          </ul>
          <SignOutMore others={items.filter((item) => !item.current).length} />
        </>
      ) : null}
    </Panel>
  );
}

const ICONS = { computer: Monitor, phone: Smartphone, program: SquareTerminal };

function SessionItem({ item }: { item: Session }) {
  const queries = useQueryClient();
  const now = useNow(30_000);
  const device = deviceOf(item.userAgent);
  const Icon = ICONS[device.kind];
  const address = item.ipAddress ?? words.noAddress;
  const end = useMutation({
    mutationFn: () => api.endSession(item.id),
    onSuccess: () => toast(words.ended),
    onError: (error) => toastError(words.notEnded, error),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3.5">
      <Icon className="size-5 shrink-0 text-faint" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-32">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="break-all" title={item.userAgent ?? undefined}>{device.name}</span>
          {item.current ? <Badge tone="good">{words.here}</Badge> : null}
        </p>
        <p className="text-xs text-faint">
          <span className="font-mono">{address}</span>
          {" · "}
          <time dateTime={item.createdAt} title={dateTime(item.createdAt)}>{words.signedIn(relativeTime(item.createdAt, now))}</time>
          {" · "}
          <time dateTime={item.lastUsedAt} title={dateTime(item.lastUsedAt)}>{words.active(relativeTime(item.lastUsedAt, now))}</time>
        </p>
      </div>
      {item.current ? null : (
        <Button size="small" busy={end.isPending} onClick={() => end.mutate()} aria-label={words.endThis(device.name, address)}>{words.end}</Button>
      )}
    </li>
  );
}

function SignOutMore({ others }: { others: number }) {
  const { leave } = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<"others" | "everywhere" | null>(null);
  const end = useMutation({
    mutationFn: (keepCurrent: boolean) => api.endSessions(keepCurrent),
    onSuccess: (_, keepCurrent) => {
      if (!keepCurrent) return leave(null);
      toast(words.othersEnded);
      return queries.invalidateQueries({ queryKey: SESSIONS });
    },
    onError: (error) => toastError(words.notEnded, error),
  });
  const close = (open: boolean): void => {
    if (!open) setAsked(null);
  };
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {others > 0 ? <Button busy={end.isPending && end.variables} onClick={() => setAsked("others")}>{words.others}</Button> : null}
      <Button look="danger" busy={end.isPending && !end.variables} onClick={() => setAsked("everywhere")}>{words.everywhere}</Button>
      <Confirm
        open={asked === "others"}
        onOpenChange={close}
        title={words.othersTitle}
        description={words.othersText(others)}
        action={words.others}
        onConfirm={() => end.mutate(true)}
      />
      <Confirm
        open={asked === "everywhere"}
        onOpenChange={close}
        title={words.everywhereTitle}
        description={words.everywhereText}
        action={words.everywhere}
        danger
        onConfirm={() => end.mutate(false)}
      />
    </div>
  );
}
