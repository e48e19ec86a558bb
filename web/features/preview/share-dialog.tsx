"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import { preview } from "@/messages/preview";
import { dateTime } from "@/lib/format";
import type { App, Link } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { toast } from "@/ui/toasts";

const words = preview.share;

const EXPIRIES = [
  { seconds: 3_600, label: words.expiries.hour },
  { seconds: 86_400, label: words.expiries.day },
  { seconds: 604_800, label: words.expiries.week },
  { seconds: 2_592_000, label: words.expiries.month },
];

interface Props {
  app: App;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ShareDialog({ app, open, onOpenChange }: Props) {
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={words.title(app.name)}
      description={words.description}
    >
      <ShareForm app={app} />
    </Modal>
  );
}

function ShareForm({ app }: { app: App }) {
  const [seconds, setSeconds] = useState(86_400);
  const create = useMutation({
    mutationFn: () => api.previewLink(app.id, seconds),
    onSuccess: (link) => copyText(link.url, words.copied),
  });
  const revoke = useMutation({
    mutationFn: () => api.revokeLinks(app.id),
    onSuccess: () => {
      create.reset();
      toast(words.revoked);
    },
  });
  const error = create.error ?? revoke.error;

  return (
    <div className="space-y-4">
      <Field label={words.lasts}>
        {(props) => (
          <select {...props} value={seconds} onChange={(event) => setSeconds(Number(event.target.value))} className={inputClass}>
            {EXPIRIES.map((expiry) => <option key={expiry.seconds} value={expiry.seconds}>{expiry.label}</option>)}
          </select>
        )}
      </Field>
      {create.data ? <Created link={create.data} /> : null}
      {error ? <ErrorNotice error={error} title={create.error ? words.noLink : words.notRevoked} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button look="quiet" busy={revoke.isPending} onClick={() => revoke.mutate()}>{words.revoke}</Button>
        <Button look="primary" busy={create.isPending} onClick={() => create.mutate()}>
          {create.data ? words.createAnother : words.create}
        </Button>
      </div>
    </div>
  );
}

function Created({ link }: { link: Link }) {
  return (
    <Field label={words.link} hint={words.until(dateTime(link.expiresAt))}>
      {(props) => (
        <div className="flex gap-2">
          <input {...props} readOnly value={link.url} onFocus={(event) => event.target.select()} className={`${inputClass} font-mono text-xs`} />
          <Button aria-label={words.copy} className="h-10" onClick={() => void copyText(link.url, words.copied)}><Copy aria-hidden="true" /></Button>
        </div>
      )}
    </Field>
  );
}
