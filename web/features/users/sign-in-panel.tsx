"use client";

import { useState } from "react";
import { api } from "@/lib/api/endpoints";
import type { Account } from "@/lib/api/types";
import { users } from "@/messages/users";
import { Button } from "@/ui/button";
import { Panel } from "@/ui/panel";
import { useNow } from "@/ui/use-now";
import { useAct, useIsOwn } from "./queries";
import { ActionSetting, Setting } from "./setting";
import { standingOf } from "./standing";
import { TemporaryPassword } from "./temporary-password";

const words = users.signIn;

interface Props {
  account: Account;
  allows: (resource: string, action: string) => boolean;
}

export function SignInPanel({ account, allows }: Props) {
  const standing = standingOf(account, useNow(15_000));
  const updates = allows("user", "update");
  const [locks, suspends, ends] = [allows("user", "lock"), allows("user", "suspend"), allows("session", "delete")];
  const own = useIsOwn(account.id);
  if (!(updates || locks || suspends || ends)) return null;
  return (
    <Panel title={words.title} text={words.text}>
      <ul className="divide-y divide-line">
        {locks && standing === "waiting" ? <Do account={account} act={api.unlockUser} of={words.endWait} /> : null}
        {ends ? <Do account={account} act={api.endSessionsOf} of={words.sessions} asks signsOut /> : null}
        {/* Whoever has somebody's session would have their account: one's own password is changed with the old one. */}
        {updates && !own ? <Temporary account={account} /> : null}
        {updates ? <Do account={account} act={api.removeMfaOf} of={words.factor} asks danger /> : null}
        {/* In one place each, so that the focus stays on the button when it comes to do the opposite. */}
        {locks && standing !== "suspended" ? <Do account={account} {...(standing === "locked" ? UNLOCK : LOCK)} /> : null}
        {suspends ? <Do account={account} {...(standing === "suspended" ? UNSUSPEND : SUSPEND)} /> : null}
      </ul>
    </Panel>
  );
}

interface Words {
  title: string;
  text: string;
  action: string;
  done: string;
  failed: string;
  ask?: (name: string) => string;
  askText?: string;
}

interface DoProps {
  account: Account;
  act: (id: string) => Promise<unknown>;
  of: Words;
  asks?: boolean;
  danger?: boolean;
  /** It ends the sessions, one's own as well where the account is one's own. */
  signsOut?: boolean;
}

const LOCK: Omit<DoProps, "account"> = { act: api.lockUser, of: words.lock, asks: true, danger: true, signsOut: true };
const UNLOCK: Omit<DoProps, "account"> = { act: api.unlockUser, of: words.unlock };
const SUSPEND: Omit<DoProps, "account"> = { act: api.suspendUser, of: words.suspend, asks: true, danger: true, signsOut: true };
const UNSUSPEND: Omit<DoProps, "account"> = { act: api.unsuspendUser, of: words.unsuspend };

function Do({ account, act, of, asks, danger, signsOut }: DoProps) {
  const own = useIsOwn(account.id);
  const doing = useAct(account, () => act(account.id), of.done);
  const text = signsOut && own ? `${of.askText ?? ""} ${words.own}` : of.askText ?? "";
  return (
    <ActionSetting
      words={of}
      ask={asks && of.ask ? { title: of.ask(account.username), text } : undefined}
      danger={danger}
      busy={doing.isPending}
      error={doing.error}
      onDo={() => doing.mutate()}
    />
  );
}

function Temporary({ account }: { account: Account }) {
  const [open, setOpen] = useState(false);
  return (
    <Setting title={words.temporary.title} text={words.temporary.text}>
      <Button onClick={() => setOpen(true)}>{words.temporary.action}</Button>
      <TemporaryPassword account={account} open={open} onOpenChange={setOpen} />
    </Setting>
  );
}
