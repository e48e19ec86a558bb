"use client";

import { useState, type FormEvent } from "react";
import { securityEvents as words } from "@/messages/security-events";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { toast } from "@/ui/toasts";
import { useResolve } from "./queries";

const MAX_NOTE_CHARS = 2000;

export function ResolveDialog({ id, what }: { id: string; what: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={words.resolve.buttonFor(what)} onClick={() => setOpen(true)}>{words.resolve.button}</Button>
      <Modal open={open} onOpenChange={setOpen} title={words.resolve.title} description={words.resolve.text}>
        <ResolveForm id={id} what={what} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function ResolveForm({ id, what, onClose }: { id: string; what: string; onClose: () => void }) {
  const [note, setNote] = useState("");
  const resolve = useResolve(id, () => {
    toast(words.resolve.done);
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    resolve.mutate(note.trim());
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <p className="rounded-lg bg-sunken px-3 py-2">{what}</p>
      <Field label={words.resolve.note} hint={words.resolve.hint}>
        {(props) => (
          <textarea {...props} value={note} onChange={(event) => setNote(event.target.value)} maxLength={MAX_NOTE_CHARS} rows={4} className={`${inputClass} h-auto py-2`} />
        )}
      </Field>
      {resolve.error ? <ErrorNotice error={resolve.error} title={words.resolve.failed} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{words.resolve.cancel}</Button>
        <Button type="submit" look="primary" busy={resolve.isPending}>{words.resolve.button}</Button>
      </div>
    </form>
  );
}
