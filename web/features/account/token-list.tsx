"use client";

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { dateTime, relativeTime } from "@/lib/format";
import type { ApiToken } from "@/lib/api/types";
import { account } from "@/messages/account";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { toast, toastError } from "@/ui/toasts";
import { useNow } from "@/ui/use-now";
import { TOKENS } from "./queries";

const words = account.token;
/** Those that stand for many, in the words with which they are chosen. */
const WIDE: Record<string, string> = { "*:read": account.newToken.read, "*:*": account.newToken.all };

export function TokenList({ tokens }: { tokens: ApiToken[] }) {
  return (
    <ul aria-label={words.list} className="divide-y divide-line rounded-xl border border-line bg-surface">
      {tokens.map((token) => <TokenItem key={token.id} token={token} />)}
    </ul>
  );
}

function TokenItem({ token }: { token: ApiToken }) {
  const queries = useQueryClient();
  const now = useNow(30_000);
  const [asked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () => api.revokeApiToken(token.id),
    onSuccess: () => toast(words.revoked),
    onError: (error) => toastError(words.notRevoked, error),
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
  const expired = Date.parse(token.expiresAt) <= now;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3.5">
      <div className="min-w-0 flex-1 basis-36">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{token.name}</span>
          {expired ? <Badge tone="warn">{words.expired}</Badge> : null}
        </p>
        <ul aria-label={words.scopes} className="my-1.5 flex flex-wrap gap-1">
          {token.scopes.map((scope) => <li key={scope}>{scope in WIDE ? <Badge>{WIDE[scope]}</Badge> : <Badge className="font-mono">{scope}</Badge>}</li>)}
        </ul>
        <p className="text-xs text-faint">
          <time dateTime={token.createdAt} title={dateTime(token.createdAt)}>{words.made(relativeTime(token.createdAt, now))}</time>
          {" · "}
          <time dateTime={token.expiresAt}>{expired ? words.wasGood(dateTime(token.expiresAt)) : words.expires(dateTime(token.expiresAt))}</time>
          {" · "}
          {token.lastUsedAt
            ? <time dateTime={token.lastUsedAt} title={dateTime(token.lastUsedAt)}>{words.used(relativeTime(token.lastUsedAt, now))}</time>
            : words.neverUsed}
        </p>
      </div>
      <Button size="small" look="danger" busy={revoke.isPending} onClick={() => setAsked(true)} aria-label={words.revokeThis(token.name)}>
        {words.revoke}
      </Button>
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        title={words.revokeTitle(token.name)}
        description={words.revokeText}
        action={words.revokeAction}
        danger
        onConfirm={() => revoke.mutate()}
      />
    </li>
  );
}
