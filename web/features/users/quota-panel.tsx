"use client";

import { useState, type FormEvent } from "react";
import { fieldErrors, allShown } from "@/lib/api/field-errors";
import type { Account, Quota } from "@/lib/api/types";
import { ui } from "@/messages/ui";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Panel } from "@/ui/panel";
import { toast } from "@/ui/toasts";
import { useQuota, useSetQuota } from "./queries";
import { QUOTAS, quotaTexts, readQuota, type QuotaName } from "./quota";

export function QuotaPanel({ account, sets }: { account: Account; sets: boolean }) {
  const quota = useQuota(account.id);
  return (
    <Panel title={words.quota.title} text={words.quota.text}>
      {quota.data ? (
        sets ? <QuotaForm id={account.id} quota={quota.data} /> : <Amounts quota={quota.data} />
      ) : quota.isError ? (
        <ErrorNotice error={quota.error} title={words.quota.failed} action={<Button size="small" onClick={() => void quota.refetch()}>{ui.tryAgain}</Button>} />
      ) : (
        <p role="status" className="text-faint">{words.quota.loading}</p>
      )}
    </Panel>
  );
}

function QuotaForm({ id, quota }: { id: string; quota: Quota }) {
  const [texts, setTexts] = useState(() => quotaTexts(quota));
  const [tried, setTried] = useState(false);
  const save = useSetQuota(id);
  const read = readQuota(texts);
  const present = quotaTexts(quota);
  const unchanged = QUOTAS.every(({ name }) => texts[name].trim() === present[name]);
  const refused = fieldErrors(save.error);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!read.quota) return;
    save.mutate(read.quota, {
      onSuccess: (saved) => {
        setTexts(quotaTexts(saved));
        setTried(false);
        toast(words.quota.saved);
      },
    });
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {QUOTAS.map(({ name, min, max }) => (
          <Field key={name} label={words.quota.label[name]} hint={hintOf(name, texts[name])} error={(tried && read.mistakes?.[name]) || refused[name]}>
            {(props) => (
              <input
                {...props}
                type="number"
                inputMode="numeric"
                min={min}
                max={max}
                value={texts[name]}
                onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
                className={`${inputClass} tabular`}
              />
            )}
          </Field>
        ))}
      </div>
      {save.error && !allShown(save.error, (field) => field in texts) ? <ErrorNotice error={save.error} title={words.quota.notSaved} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={save.isPending} disabled={unchanged}>{words.quota.submit}</Button>
        {unchanged ? null : <Button look="quiet" onClick={() => { setTexts(present); setTried(false); save.reset(); }}>{words.quota.undo}</Button>}
      </div>
    </form>
  );
}

function Amounts({ quota }: { quota: Quota }) {
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {QUOTAS.map(({ name }) => (
        <div key={name}>
          <dt className="text-xs text-faint">{words.quota.name[name]}</dt>
          <dd>{words.quota.amount[name](quota[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the number means, as long as it is one. */
function hintOf(name: QuotaName, text: string): string | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? words.quota.hint[name](Number(text)) : undefined;
}
