"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { Account } from "@/lib/api/types";
import { ui } from "@/messages/ui";
import { users as words } from "@/messages/users";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { Table, type Column } from "@/ui/table";
import { useNow } from "@/ui/use-now";
import type { useUsers } from "./queries";
import { StandingBadge } from "./standing-badge";
import { When } from "./when";

interface Props {
  users: ReturnType<typeof useUsers>;
  ownId: string;
  onClear: () => void;
}

export function UserList({ users, ownId, onClear }: Props) {
  const now = useNow(30_000);
  const items = users.data?.pages.flatMap((page) => page.items) ?? [];

  if (users.isPending) return <Loading />;
  if (users.isError && !users.data) {
    return (
      <ErrorNotice
        error={users.error}
        title={words.list.failed}
        action={<Button size="small" onClick={() => void users.refetch()}>{ui.tryAgain}</Button>}
      />
    );
  }
  if (items.length === 0) {
    return <Empty title={words.none.title} text={words.none.text} action={<Button onClick={onClear}>{words.filter.clear}</Button>} />;
  }
  return (
    <div aria-busy={users.isPlaceholderData || undefined} className={users.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
      <Table label={words.list.label} columns={columns(now, ownId)} rows={items} rowKey={(account) => account.id} />
      {users.isFetchNextPageError ? <ErrorNotice error={users.error} title={words.list.nextFailed} className="mt-4" /> : null}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-xs text-faint">{words.list.shown(items.length, users.hasNextPage)}</p>
        {users.hasNextPage ? <Button busy={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>{words.list.more}</Button> : null}
      </div>
    </div>
  );
}

function columns(now: number, ownId: string): Column<Account>[] {
  const time = (iso: string | null): ReactNode => (iso ? <When iso={iso} now={now} /> : <span className="text-faint">{words.list.never}</span>);
  return [
    { key: "name", label: words.list.name, heading: true, cell: (account) => <Name account={account} own={account.id === ownId} /> },
    {
      key: "status",
      label: words.list.status,
      cell: (account) => (
        <span className="flex flex-wrap gap-1">
          <StandingBadge account={account} now={now} />
          {account.mustChangePassword && !account.beingErased ? <Badge className="max-lg:hidden">{words.mustChangePassword}</Badge> : null}
        </span>
      ),
    },
    { key: "roles", label: words.list.roles, spare: true, cell: (account) => <span className="text-soft">{account.roles.join(", ") || words.list.noRoles}</span> },
    { key: "lastSignIn", label: words.list.lastSignIn, cell: (account) => time(account.lastLoginAt) },
    { key: "made", label: words.list.made, spare: true, cell: (account) => time(account.createdAt) },
  ];
}

function Name({ account, own }: { account: Account; own: boolean }) {
  return (
    <span className="block min-w-28 max-w-80 max-sm:max-w-36">
      <span className="flex items-center gap-2">
        <Link href={`/admin/user/?id=${account.id}`} prefetch={false} className="truncate underline-offset-4 hover:underline">{account.username}</Link>
        {own ? <Badge>{words.you}</Badge> : null}
      </span>
      <span className="block truncate font-normal text-faint">{account.email}</span>
    </span>
  );
}

function Loading() {
  return (
    <div role="status" className="overflow-hidden rounded-xl border border-line bg-surface">
      <span className="sr-only">{words.list.loading}</span>
      {[0, 1, 2, 3, 4].map((row) => <div key={row} className="h-14 border-b border-line bg-sunken/60 last:border-b-0 animate-shimmer" />)}
    </div>
  );
}
