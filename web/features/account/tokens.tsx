"use client";

import { useState } from "react";
import { Plus } from "lucide-react";
import type { MadeToken, UserProfile } from "@/lib/api/types";
import { account } from "@/messages/account";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { AccountPage } from "./account-page";
import { MadeTokenPanel } from "./made-token";
import { NewTokenForm } from "./new-token-form";
import { useApiTokens } from "./queries";
import { TokenList } from "./token-list";

const words = account.token;

export function Tokens() {
  return <AccountPage title={account.tokens} text={words.text}>{(user) => <Content user={user} />}</AccountPage>;
}

function Content({ user }: { user: UserProfile }) {
  const tokens = useApiTokens();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const items = tokens.data ?? [];
  const make = <Button look="primary" onClick={() => setMaking(true)}><Plus aria-hidden="true" />{words.make}</Button>;

  const done = (token: MadeToken): void => {
    setMade(token);
    setMaking(false);
  };

  return (
    <>
      {made ? <MadeTokenPanel token={made} onDone={() => setMade(null)} /> : null}
      {making ? <NewTokenForm user={user} onMade={done} onCancel={() => setMaking(false)} /> : null}
      {tokens.isPending ? <div className="h-24 animate-shimmer rounded-xl bg-sunken" /> : null}
      {tokens.isError ? (
        <ErrorNotice
          error={tokens.error}
          title={account.failed}
          action={<Button size="small" onClick={() => void tokens.refetch()}>{ui.tryAgain}</Button>}
        />
      ) : null}
      {items.length > 0 ? (
        <>
          {making || made ? null : <div className="mb-4">{make}</div>}
          <TokenList tokens={items} />
        </>
      ) : null}
      {tokens.data && items.length === 0 && !making ? <Empty {...words.none} action={make} /> : null}
    </>
  );
}
