"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { StatusBadge } from "@/features/activity/status-badge";
import { useSession } from "@/features/session/session";
import { relativeTime } from "@/lib/format";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { useNow } from "@/ui/use-now";
import { AppTile } from "./app-tile";
import { useApps } from "./queries";

export function RecentApps() {
  const apps = useApps();
  const { state } = useSession();
  const now = useNow(30_000);
  const items = apps.data?.pages.flatMap((page) => page.items) ?? [];
  const limit = state.phase === "signed-in" ? state.user.quotas?.maxApps : undefined;

  return (
    <section aria-labelledby="recent" className="mt-16">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="recent" className="font-display text-lg font-semibold tracking-tight">Your apps</h2>
        {limit && apps.data && !apps.hasNextPage ? (
          <p className="text-xs text-faint tabular">{items.length} of {limit} used</p>
        ) : null}
      </div>
      {apps.isPending ? <Skeletons /> : null}
      {apps.isError && !apps.data ? (
        <ErrorNotice
          error={apps.error}
          title="Your apps could not be listed"
          action={<Button size="small" onClick={() => void apps.refetch()}>Try again</Button>}
        />
      ) : null}
      {apps.data && items.length === 0 ? <NoApps /> : null}
      {items.length > 0 ? (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((app) => <li key={app.id} className="min-w-0"><Card app={app} now={now} /></li>)}
        </ul>
      ) : null}
      {apps.isFetchNextPageError ? <ErrorNotice error={apps.error} title="The next apps could not be listed" className="mt-4" /> : null}
      {apps.hasNextPage ? (
        <div className="mt-4 text-center">
          <Button busy={apps.isFetchingNextPage} onClick={() => void apps.fetchNextPage()}>Show more</Button>
        </div>
      ) : null}
    </section>
  );
}

function Card({ app, now }: { app: App; now: number }) {
  const router = useRouter();
  const href = `/app/?id=${encodeURIComponent(app.id)}`;
  // The workspace's script is fetched when one is about to go there, not with the first load.
  const prepare = (): void => router.prefetch(href);
  return (
    <Link
      href={href}
      prefetch={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      className="group flex h-full flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-card transition-[border-color,box-shadow] duration-200 hover:border-accent/60 hover:shadow-float"
    >
      <AppTile app={app} />
      <div className="flex flex-1 flex-col gap-1 p-3.5 pt-3">
        <div className="flex items-center justify-between gap-2">
          <h3 className="truncate font-medium">{app.name}</h3>
          <StatusBadge status={app.status} activity={app.activity} />
        </div>
        <p className="line-clamp-2 text-[0.8125rem] text-soft">{app.status === "error" && app.statusReason ? app.statusReason : app.prompt}</p>
        <p className="mt-auto pt-1 text-xs text-faint">{relativeTime(app.updatedAt, now)}</p>
      </div>
    </Link>
  );
}

function NoApps() {
  return (
    <div className="rounded-xl border border-dashed border-edge/60 px-5 py-10 text-center">
      <p className="font-medium">No apps yet</p>
      <p className="mt-1 text-soft">Describe one above, or start from an example. It runs a few seconds later.</p>
    </div>
  );
}

function Skeletons() {
  return (
    <div role="status" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <span className="sr-only">Loading your apps</span>
      {[0, 1, 2].map((key) => <div key={key} className="h-48 rounded-xl bg-sunken animate-shimmer" />)}
    </div>
  );
}
