"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Copy, ScrollText } from "lucide-react";
import type { Account } from "@/lib/api/types";
import { dateTime } from "@/lib/format";
import { users as words } from "@/messages/users";
import { Badge } from "@/ui/badge";
import { buttonClass } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { Panel } from "@/ui/panel";
import { useNow } from "@/ui/use-now";
import { standingOf } from "./standing";
import { StandingBadge } from "./standing-badge";
import { When } from "./when";

interface Props {
  account: Account;
  own: boolean;
  seesAudit: boolean;
}

export function ProfilePanel({ account, own, seesAudit }: Props) {
  const now = useNow(15_000);
  return (
    <Panel
      title={words.profile.title}
      text={own ? words.profile.own : undefined}
      actions={seesAudit ? (
        <Link href={`/admin/audit/?userId=${account.id}`} prefetch={false} title={words.profile.auditHint} className={buttonClass()}>
          <ScrollText aria-hidden="true" />
          {words.profile.audit}
        </Link>
      ) : undefined}
    >
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <StandingBadge account={account} now={now} />
        {account.mustChangePassword && !account.beingErased ? <Badge>{words.mustChangePassword}</Badge> : null}
        <span className="text-soft">{standingText(account, now)}</span>
      </div>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Fact name={words.profile.email}>{account.email}</Fact>
        <Fact name={words.profile.id}><Id id={account.id} /></Fact>
        <Fact name={words.profile.lastSignIn}>{account.lastLoginAt ? <When iso={account.lastLoginAt} now={now} /> : words.list.never}</Fact>
        <Fact name={words.profile.failedSignIns}>{account.failedLoginAttempts}</Fact>
        <Fact name={words.profile.made}>{dateTime(account.createdAt)}</Fact>
        <Fact name={words.profile.changed}><When iso={account.updatedAt} now={now} /></Fact>
      </dl>
    </Panel>
  );
}

function standingText(account: Account, now: number): string {
  const standing = standingOf(account, now);
  return standing === "waiting" ? words.standingText.waiting(dateTime(account.lockedUntil ?? "")) : words.standingText[standing];
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-faint">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function Id({ id }: { id: string }) {
  return (
    <button
      type="button"
      aria-label={words.profile.copyId(id)}
      onClick={() => void copyText(id, words.profile.idCopied)}
      className="inline-flex min-h-6 max-w-full items-center gap-1.5 rounded font-mono text-xs hover:text-accent-strong"
    >
      <span className="truncate">{id}</span>
      <Copy className="size-3 shrink-0 text-faint" aria-hidden="true" />
    </button>
  );
}
