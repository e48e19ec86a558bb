"use client";

import Link from "next/link";
import { useState } from "react";
import { X } from "lucide-react";
import { useRoles } from "@/features/roles/queries";
import { api } from "@/lib/api/endpoints";
import type { Account, RoleName } from "@/lib/api/types";
import { ui } from "@/messages/ui";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { GiveRole } from "./give-role";
import { useAct, useIsOwn, useRolesOf } from "./queries";

interface Props {
  account: Account;
  assigns: boolean;
  /** Whether all roles may be listed: without that there is nothing to choose from. */
  seesRoles: boolean;
}

export function RolesPanel({ account, assigns, seesRoles }: Props) {
  const has = useRolesOf(account.id);
  const all = useRoles(seesRoles);
  return (
    <Panel title={words.roles.title} text={words.roles.text}>
      {has.isError && !has.data ? (
        <ErrorNotice error={has.error} title={words.roles.failed} action={<Button size="small" onClick={() => void has.refetch()}>{ui.tryAgain}</Button>} />
      ) : null}
      {has.isPending ? <p role="status" className="text-faint">{words.roles.loading}</p> : null}
      {has.data?.items.length === 0 ? <p className="text-soft">{words.roles.none}</p> : null}
      {has.data && has.data.items.length > 0 ? (
        <ul className="divide-y divide-line rounded-xl border border-line">
          {has.data.items.map((role) => <Role key={role.id} role={role} account={account} assigns={assigns} links={seesRoles} />)}
        </ul>
      ) : null}
      {has.data && all.data && assigns ? <GiveRole account={account} all={all.data} has={has.data.items} /> : null}
    </Panel>
  );
}

function Role({ role, account, assigns, links }: { role: RoleName; account: Account; assigns: boolean; links: boolean }) {
  const [asking, setAsking] = useState(false);
  const own = useIsOwn(account.id);
  const take = useAct(account, () => api.takeRole(account.id, role.id), words.roles.taken(role.name));
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          {links ? (
            <Link href={`/admin/roles/?id=${role.id}`} prefetch={false} className="font-medium break-words underline-offset-4 hover:underline">{role.name}</Link>
          ) : <span className="font-medium break-words">{role.name}</span>}
          {role.description ? <p className="text-soft">{role.description}</p> : null}
        </div>
        {assigns ? (
          <Button size="small" look="quiet" aria-label={words.roles.take(role.name)} busy={take.isPending} onClick={() => setAsking(true)}>
            <X aria-hidden="true" />
            {words.roles.takeAction}
          </Button>
        ) : null}
      </div>
      {take.error ? <ErrorNotice error={take.error} title={words.roles.notTaken} className="mt-2" /> : null}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.roles.takeTitle(role.name, account.username)}
        description={own ? `${words.roles.takeText} ${words.roles.takeOwn}` : words.roles.takeText}
        action={words.roles.takeAction}
        danger
        onConfirm={() => take.mutate()}
      />
    </li>
  );
}
