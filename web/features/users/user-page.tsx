"use client";

import { useEffect } from "react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { AdminPage } from "@/features/admin/admin-page";
import { useSession } from "@/features/session/session";
import { isStatus } from "@/lib/api/http";
import { may } from "@/lib/session/may";
import { ui } from "@/messages/ui";
import { users as words } from "@/messages/users";
import { Button, buttonClass } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { Account } from "./account";
import { useUser } from "./queries";

const NEEDS = { resource: "user", action: "read" };

export function UserPage() {
  const id = useSearchParams().get("id") ?? "";
  const { state } = useSession();
  // The server is not asked for what it would refuse, which it would write down as an attempt.
  const asks = state.phase === "signed-in" && may(state.user, NEEDS.resource, NEEDS.action);
  const account = useUser(asks ? id : "");

  const gone = id === "" || isStatus(account.error, 404) || isStatus(account.error, 400);
  const shown = gone ? undefined : account.data;
  const name = shown?.username;
  useEffect(() => {
    if (name !== undefined) document.title = words.one.documentTitle(name);
  }, [name]);

  return (
    <AdminPage needs={NEEDS} title={shown?.username ?? words.one.title} parent={{ href: "/admin/users/", label: words.title }}>
      {gone ? (
        <Gone />
      ) : shown && state.phase === "signed-in" ? (
        <Account key={id} account={shown} me={state.user} />
      ) : account.isError ? (
        <ErrorNotice
          error={account.error}
          title={words.one.failed}
          action={<Button size="small" onClick={() => void account.refetch()}>{ui.tryAgain}</Button>}
        />
      ) : (
        <Loading />
      )}
    </AdminPage>
  );
}

function Gone() {
  return (
    <Empty
      title={words.one.gone}
      text={words.one.goneText}
      action={<Link href="/admin/users/" className={buttonClass("primary")}>{words.one.back}</Link>}
    />
  );
}

function Loading() {
  return (
    <div role="status" className="space-y-5">
      <span className="sr-only">{words.one.loading}</span>
      {[0, 1].map((panel) => <div key={panel} className="h-48 rounded-2xl bg-sunken animate-shimmer" />)}
    </div>
  );
}
