"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProofDialog } from "@/features/session/proof";
import { useProof } from "@/features/session/use-proof";
import { api } from "@/lib/api/endpoints";
import { fieldErrors } from "@/lib/api/field-errors";
import type { MadeToken, NewToken, UserProfile } from "@/lib/api/types";
import { account } from "@/messages/account";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Panel } from "@/ui/panel";
import { Expiry } from "./expiry";
import { expiryOf, scopesOf, type Reach } from "./new-token";
import { TOKENS } from "./queries";
import { ScopeChoice } from "./scope-choice";

const words = account.newToken;

interface Props {
  user: UserProfile;
  onMade: (token: MadeToken) => void;
  onCancel: () => void;
}

export function NewTokenForm({ user, onMade, onCancel }: Props) {
  const queries = useQueryClient();
  const proof = useProof();
  const [reach, setReach] = useState<Reach>("read");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [noneChosen, setNoneChosen] = useState(false);
  const make = useMutation({
    mutationFn: (token: NewToken) => proof.run(() => api.createApiToken(token)),
    onSuccess: (token) => {
      if (!token) return;
      onMade(token);
      void queries.invalidateQueries({ queryKey: TOKENS });
    },
  });
  const fields = fieldErrors(make.error);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const scopes = scopesOf(reach, chosen);
    setNoneChosen(scopes.length === 0);
    if (scopes.length === 0) return;
    const days = Number(form.get("expiry"));
    const expiresAt = expiryOf(days > 0 ? days : String(form.get("date")), Date.now());
    make.mutate({ name: String(form.get("name")).trim(), scopes, expiresAt });
  };

  return (
    <Panel title={words.title}>
      <form onSubmit={submit} className="space-y-5">
        <div className="grid max-w-xl gap-4 sm:grid-cols-2">
          <Field label={words.name} hint={words.nameHint} error={fields.name}>
            {(props) => <input {...props} name="name" required autoFocus maxLength={100} autoComplete="off" className={inputClass} />}
          </Field>
          <Expiry error={fields.expiresAt} />
        </div>
        <ScopeChoice
          user={user}
          reach={reach}
          onReach={setReach}
          chosen={chosen}
          onChosen={setChosen}
          error={noneChosen ? words.chooseSome : undefined}
        />
        {make.error && !fields.name && !fields.expiresAt ? <ErrorNotice error={make.error} title={words.failed} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={make.isPending}>{words.submit}</Button>
          <Button look="quiet" disabled={make.isPending} onClick={onCancel}>{words.cancel}</Button>
        </div>
      </form>
      <ProofDialog proof={proof} />
    </Panel>
  );
}
