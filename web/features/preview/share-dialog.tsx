"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import { dateTime } from "@/lib/format";
import type { App, Link } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { toast } from "@/ui/toasts";

const EXPIRIES = [
  { seconds: 3_600, label: "1 hour" },
  { seconds: 86_400, label: "1 day" },
  { seconds: 604_800, label: "7 days" },
  { seconds: 2_592_000, label: "30 days" },
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
      title={`Share ${app.name}`}
      description="The app is private. Whoever has the link can use it until it expires, without an account."
    >
      <ShareForm app={app} />
    </Modal>
  );
}

function ShareForm({ app }: { app: App }) {
  const [seconds, setSeconds] = useState(86_400);
  const create = useMutation({
    mutationFn: () => api.previewLink(app.id, seconds),
    onSuccess: (link) => copyText(link.url, "Link copied"),
  });
  const revoke = useMutation({
    mutationFn: () => api.revokeLinks(app.id),
    onSuccess: () => {
      create.reset();
      toast("All links to this app are revoked");
    },
  });
  const error = create.error ?? revoke.error;

  return (
    <div className="space-y-4">
      <Field label="The link works for">
        {(props) => (
          <select {...props} value={seconds} onChange={(event) => setSeconds(Number(event.target.value))} className={inputClass}>
            {EXPIRIES.map((expiry) => <option key={expiry.seconds} value={expiry.seconds}>{expiry.label}</option>)}
          </select>
        )}
      </Field>
      {create.data ? <Created link={create.data} /> : null}
      {error ? <ErrorNotice error={error} title={create.error ? "There is no link yet" : "The links still work"} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button look="quiet" busy={revoke.isPending} onClick={() => revoke.mutate()}>Revoke all links</Button>
        <Button look="primary" busy={create.isPending} onClick={() => create.mutate()}>
          {create.data ? "Copy a new link" : "Create and copy link"}
        </Button>
      </div>
    </div>
  );
}

function Created({ link }: { link: Link }) {
  return (
    <Field label="Link" hint={`Works until ${dateTime(link.expiresAt)}.`}>
      {(props) => (
        <div className="flex gap-2">
          <input {...props} readOnly value={link.url} onFocus={(event) => event.target.select()} className={`${inputClass} font-mono text-xs`} />
          <Button aria-label="Copy the link" className="h-10" onClick={() => void copyText(link.url, "Link copied")}><Copy aria-hidden="true" /></Button>
        </div>
      )}
    </Field>
  );
}
