"use client";

import { useMemo, type ReactNode } from "react";
import { useRouter, useSearchParams } from "next/navigation";
import { ShieldCheck } from "lucide-react";
import { Tooltip } from "radix-ui";
import { AdminPage } from "@/features/admin/admin-page";
import { useMay } from "@/features/session/use-may";
import { audit as words } from "@/messages/audit";
import { auditVerify } from "@/messages/audit-verify";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { ExportMenu } from "./export-menu";
import { FilterBar } from "./filter-bar";
import { filterOf, hrefOf, type AuditFilter } from "./filter";
import { peopleIn } from "./people";
import { useAudit, useNews, useRefresh } from "./queries";
import { Rows } from "./rows";
import { useVerification } from "./use-verification";
import { VerifyPanel } from "./verify-panel";

export function AuditPage() {
  const params = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const run = useVerification();
  const allows = useMay();
  const actions: ReactNode = (
    <>
      {allows("audit", "export") ? <ExportMenu filter={filter} /> : null}
      {allows("audit", "verify") ? (
        <Button onClick={run.start} aria-disabled={run.verification.isFetching}>
          <ShieldCheck aria-hidden="true" />
          {auditVerify.button}
        </Button>
      ) : null}
    </>
  );
  return (
    <Tooltip.Provider delayDuration={350} skipDelayDuration={150}>
      <AdminPage needs={{ resource: "audit", action: "read" }} title={words.title} text={words.text} actions={actions}>
        <VerifyPanel run={run} />
        <Log filter={filter} />
      </AdminPage>
    </Tooltip.Provider>
  );
}

function Log({ filter }: { filter: AuditFilter }) {
  const router = useRouter();
  const audit = useAudit(filter);
  const rows = useMemo(() => audit.data?.pages.flatMap((page) => page.items), [audit.data]);
  const news = useNews(filter, rows ? (rows[0]?.id ?? "") : undefined);
  const people = useMemo(() => peopleIn(rows ?? []), [rows]);
  const refresh = useRefresh(filter);
  const show = (next: AuditFilter): void => router.push(hrefOf(next), { scroll: false });
  const filtered = hrefOf({ ...filter, mark: undefined }) !== hrefOf({});

  return (
    <>
      <FilterBar filter={filter} people={people} busy={audit.isFetching} onFilter={show} onRefresh={refresh} />
      <div role="status">
        {news && news.count > 0 ? (
          <p className="mb-3 flex flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-xl bg-accent-soft px-4 py-2 text-accent-strong">
            {words.news(news.count, news.more)}
            <Button size="small" onClick={refresh}>{words.showNews}</Button>
          </p>
        ) : null}
      </div>
      {audit.isPending ? <Skeleton /> : null}
      {audit.isError && !rows ? (
        <ErrorNotice error={audit.error} title={words.failed} action={<Button size="small" onClick={() => void audit.refetch()}>{ui.tryAgain}</Button>} />
      ) : null}
      {rows?.length === 0 ? (
        filtered
          ? <Empty title={words.noMatch.title} text={words.noMatch.text} action={<Button onClick={() => show({})}>{words.noMatch.clear}</Button>} />
          : <Empty title={words.empty.title} text={words.empty.text} />
      ) : null}
      {rows && rows.length > 0 ? (
        <>
          <Rows rows={rows} mark={filter.mark} />
          {audit.isFetchNextPageError ? <ErrorNotice error={audit.error} title={words.olderFailed} className="mt-3" /> : null}
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-xs text-faint tabular">{words.shown(rows.length, !audit.hasNextPage)}</p>
            {audit.hasNextPage ? <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>{words.older}</Button> : null}
          </div>
        </>
      ) : null}
    </>
  );
}

function Skeleton() {
  return (
    <div role="status" className="space-y-px overflow-hidden rounded-xl border border-line">
      <span className="sr-only">{words.loading}</span>
      {[0, 1, 2, 3, 4, 5].map((key) => <div key={key} className="h-14 bg-sunken animate-shimmer" />)}
    </div>
  );
}
