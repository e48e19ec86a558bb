"use client";

import { useMemo, useId, type ReactNode } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import { Tooltip } from "radix-ui";
import { AdminPage } from "@/features/admin/admin-page";
import { securityEvents as words } from "@/messages/security-events";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { useNow } from "@/ui/use-now";
import { EventItem } from "./event-item";
import { filterOf, hrefOf, type EventFilter } from "./model";
import { useEvents } from "./queries";

export function EventsPage() {
  return (
    <Tooltip.Provider delayDuration={350} skipDelayDuration={150}>
      <AdminPage needs={{ resource: "security_event", action: "read" }} title={words.title} text={words.text}>
        <Events />
      </AdminPage>
    </Tooltip.Provider>
  );
}

function Events() {
  const params = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const router = useRouter();
  const now = useNow(30_000);
  const events = useEvents(filter);
  const items = events.data?.pages.flatMap((page) => page.items);
  const show = (next: EventFilter): void => router.push(hrefOf(next), { scroll: false });

  return (
    <>
      <Filters filter={filter} onFilter={show} />
      {events.isPending ? <Skeleton /> : null}
      {events.isError && !items ? (
        <ErrorNotice error={events.error} title={words.failed} action={<Button size="small" onClick={() => void events.refetch()}>{ui.tryAgain}</Button>} />
      ) : null}
      {items?.length === 0 ? <Nothing filter={filter} onAll={() => show({ show: "all" })} /> : null}
      {items && items.length > 0 ? (
        <ul aria-label={words.list} className="space-y-3">
          {items.map((event) => <li key={event.id}><EventItem event={event} now={now} /></li>)}
        </ul>
      ) : null}
      {events.isFetchNextPageError ? <ErrorNotice error={events.error} title={words.olderFailed} className="mt-3" /> : null}
      {events.hasNextPage ? (
        <div className="mt-4 text-center">
          <Button busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>{words.older}</Button>
        </div>
      ) : null}
    </>
  );
}

function Nothing({ filter, onAll }: { filter: EventFilter; onAll: () => void }) {
  const plain = filter.show === "open" && !filter.type && !filter.severity;
  const { title, text } = plain ? words.empty.open : words.empty.other;
  return <Empty title={title} text={text} action={filter.show === "all" && !filter.type && !filter.severity ? null : <Button onClick={onAll}>{words.empty.clear}</Button>} />;
}

function Filters({ filter, onFilter }: { filter: EventFilter; onFilter: (filter: EventFilter) => void }) {
  const options = (names: Record<string, string>): ReactNode => Object.entries(names).map(([value, label]) => <option key={value} value={value}>{label}</option>);
  const types = Object.fromEntries(Object.entries(words.types).map(([type, { name }]) => [type, name]));
  const change = (part: Partial<Record<keyof EventFilter, string | undefined>>): void => onFilter({ ...filter, ...part } as EventFilter);
  return (
    <div role="group" aria-label={words.filter.label} className="mb-4 flex flex-wrap gap-3 max-sm:flex-col">
      <Select label={words.filter.show} value={filter.show} onChange={(show) => change({ show })}>{options(words.filter.shows)}</Select>
      <Select label={words.filter.type} value={filter.type ?? ""} onChange={(type) => change({ type: type || undefined })}>
        <option value="">{words.filter.anyType}</option>
        {options(types)}
      </Select>
      <Select label={words.filter.severity} value={filter.severity ?? ""} onChange={(severity) => change({ severity: severity || undefined })}>
        <option value="">{words.filter.anySeverity}</option>
        {options(words.severities)}
      </Select>
    </div>
  );
}

function Select({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-[0.8125rem] text-soft max-sm:w-16">{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="h-8.5 rounded-lg border border-edge bg-surface px-2 text-[0.8125rem] max-sm:min-w-0 max-sm:flex-1">
        {children}
      </select>
    </div>
  );
}

function Skeleton() {
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">{words.loading}</span>
      {[0, 1, 2].map((key) => <div key={key} className="h-36 rounded-2xl bg-sunken animate-shimmer" />)}
    </div>
  );
}
