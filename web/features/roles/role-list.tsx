"use client";

import Link from "next/link";
import { Plus } from "lucide-react";
import { AdminPage } from "@/features/admin/admin-page";
import { useSession } from "@/features/session/session";
import { may } from "@/lib/session/may";
import type { StoredRole, UserProfile } from "@/lib/api/types";
import { roles as words } from "@/messages/roles";
import { ui } from "@/messages/ui";
import { Badge } from "@/ui/badge";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Table, type Column } from "@/ui/table";
import { MfaSwitch } from "./mfa-switch";
import { useRoles } from "./queries";

export const NEEDS = { resource: "role", action: "read" };

export function RoleList() {
  const { state } = useSession();
  const me = state.phase === "signed-in" ? state.user : null;
  return (
    <AdminPage
      needs={NEEDS}
      title={words.title}
      text={words.text}
      actions={me && may(me, "role", "create") ? (
        <Link href="/admin/roles/?new=" prefetch={false} className={buttonClass("primary")}><Plus aria-hidden="true" />{words.create.open}</Link>
      ) : undefined}
    >
      {me ? <List me={me} /> : null}
    </AdminPage>
  );
}

function List({ me }: { me: UserProfile }) {
  const roles = useRoles();
  if (roles.data) return <Table label={words.list.label} columns={columns(me)} rows={roles.data} rowKey={(role) => role.id} />;
  if (roles.isError) {
    return <ErrorNotice error={roles.error} title={words.list.failed} action={<Button size="small" onClick={() => void roles.refetch()}>{ui.tryAgain}</Button>} />;
  }
  return (
    <div role="status" className="overflow-hidden rounded-xl border border-line bg-surface">
      <span className="sr-only">{words.list.loading}</span>
      {[0, 1, 2, 3, 4].map((row) => <div key={row} className="h-14 border-b border-line bg-sunken/60 last:border-b-0 animate-shimmer" />)}
    </div>
  );
}

const columns = (me: UserProfile): Column<StoredRole>[] => [
  { key: "name", label: words.list.name, heading: true, cell: (role) => <Name role={role} /> },
  { key: "users", label: words.list.users, number: true, cell: (role) => <UserCount role={role} links={may(me, "user", "read")} /> },
  { key: "factor", label: words.list.factor, cell: (role) => <MfaSwitch role={role} changes={may(me, "role", "update")} /> },
  { key: "kind", label: words.list.kind, cell: (role) => <Badge tone={role.builtIn ? "neutral" : "good"}>{role.builtIn ? words.list.builtIn : words.list.own}</Badge> },
];

function Name({ role }: { role: StoredRole }) {
  return (
    <span className="block max-w-md min-w-44">
      <Link href={`/admin/roles/?id=${role.id}`} prefetch={false} className="underline-offset-4 hover:underline">{role.name}</Link>
      {role.description ? <span className="block font-normal text-faint">{role.description}</span> : null}
    </span>
  );
}

/** How many have it, and who. */
function UserCount({ role, links }: { role: StoredRole; links: boolean }) {
  if (!links || role.users === 0) return role.users;
  return (
    <Link href={usersWith(role)} prefetch={false} aria-label={words.list.showUsers(role.users, role.name)} className="inline-block min-h-6 min-w-6 underline decoration-edge underline-offset-4 hover:decoration-ink">
      {role.users}
    </Link>
  );
}

export const usersWith = (role: StoredRole): string => `/admin/users/?role=${encodeURIComponent(role.name)}`;
