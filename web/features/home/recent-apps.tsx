"use client";

import { useDeferredValue, useId, useState } from "react";
import type { UserProfile } from "@/lib/api/types";
import { home } from "@/messages/home";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { useNow } from "@/ui/use-now";
import { AppCard, CardSkeleton } from "./app-card";
import { AppSearch } from "./app-search";
import { filterApps, isFiltering, NO_FILTER, withNews } from "./filter";
import { FirstSteps } from "./first-steps";
import { PAGE_APPS, useAllApps, useApps } from "./queries";
import { useAppUsage } from "./use-app-usage";
import { UsageMeter } from "./usage-meter";

const words = home.apps;
/** More at once is slow to draw and nobody reads it. */
const MOST_FOUND = 60;
const grid = "grid gap-3 sm:grid-cols-2 lg:grid-cols-3";

interface Props {
  /** Whether it is known whose apps they are. */
  known: boolean;
  /** Null while they are not known. */
  quotas: UserProfile["quotas"] | null;
  /** Takes a prompt into the box, for who may make apps. */
  onPrompt?: (prompt: string) => void;
}

export function RecentApps({ known, quotas, onPrompt }: Props) {
  const apps = useApps(known);
  // Not while the answer is taken in, but bit by bit.
  const data = useDeferredValue(apps.data);
  const usage = useAppUsage(quotas);
  const [filter, setFilter] = useState(NO_FILTER);
  const filtering = isFiltering(filter);
  const all = useAllApps(filtering);
  const now = useNow(30_000);
  const listId = useId();
  const recent = data?.pages.flatMap((page) => page.items) ?? [];
  const found = filtering ? filterApps(all.data ? withNews(all.data.items, recent) : recent, filter) : recent;
  const searchable = apps.hasNextPage || recent.length > PAGE_APPS;
  const count = filtering && all.data ? found.length : null;

  return (
    <section aria-labelledby="recent" className="mt-14">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h2 id="recent" tabIndex={-1} className="scroll-mt-4 font-display text-lg font-semibold tracking-tight outline-none">{words.title}</h2>
        <ul aria-label={home.usage.label} className="flex min-h-7 flex-wrap gap-x-5 gap-y-2">
          {usage && onPrompt ? (
            <>
              <UsageMeter label={home.usage.apps} use={usage.apps} />
              <UsageMeter label={home.usage.running} use={usage.running} />
            </>
          ) : null}
        </ul>
      </div>
      {searchable ? <AppSearch filter={filter} onFilter={setFilter} controls={listId} found={count} /> : null}
      <div id={listId}>
        {data || apps.isError ? null : <Skeletons />}
        {apps.isError && !data ? (
          <ErrorNotice
            error={apps.error}
            title={words.failed}
            action={<Button size="small" onClick={() => void apps.refetch()}>{words.again}</Button>}
          />
        ) : null}
        {filtering && all.isError ? <ErrorNotice error={all.error} title={home.search.failedToLoad} className="mb-4" /> : null}
        {data && recent.length === 0 ? (onPrompt ? <FirstSteps /> : <Empty title={home.empty.title} text={home.empty.notMaking} />) : null}
        {count === 0 ? (
          <Empty
            title={home.search.none}
            text={home.search.noneText}
            action={<Button onClick={() => setFilter(NO_FILTER)}>{home.search.clear}</Button>}
          />
        ) : null}
        {found.length > 0 ? (
          <ul className={grid}>
            {found.slice(0, filtering ? MOST_FOUND : undefined).map((app) => (
              <li key={app.id} className="min-w-0"><AppCard app={app} now={now} onPrompt={onPrompt} /></li>
            ))}
          </ul>
        ) : null}
        {filtering && found.length > MOST_FOUND ? <p className="mt-4 text-center text-faint">{home.search.clipped(MOST_FOUND, found.length)}</p> : null}
      </div>
      {apps.isFetchNextPageError ? <ErrorNotice error={apps.error} title={words.nextFailed} className="mt-4" /> : null}
      {apps.hasNextPage && !filtering ? (
        <div className="mt-4 text-center">
          <Button busy={apps.isFetchingNextPage} onClick={() => void apps.fetchNextPage()}>{words.more}</Button>
        </div>
      ) : null}
    </section>
  );
}

function Skeletons() {
  return (
    <div role="status" className={grid}>
      <span className="sr-only">{words.loading}</span>
      {[0, 1, 2].map((key) => <CardSkeleton key={key} />)}
    </div>
  );
}
