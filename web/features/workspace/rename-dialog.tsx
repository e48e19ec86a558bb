"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";

interface Props {
  app: App;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function RenameDialog({ app, open, onOpenChange }: Props) {
  return (
    <Modal open={open} onOpenChange={onOpenChange} title="Rename" description="Only the name in Isekai changes, not the app's own title.">
      <RenameForm app={app} onDone={() => onOpenChange(false)} />
    </Modal>
  );
}

function RenameForm({ app, onDone }: { app: App; onDone: () => void }) {
  const [name, setName] = useState(app.name);
  const queries = useQueryClient();
  const rename = useMutation({
    // The version moves with every status change; a name has no other author to collide with.
    mutationFn: async () => api.rename(app.id, (await api.app(app.id)).version, name.trim()),
    onSuccess: (renamed) => {
      queries.setQueryData(["app", app.id], renamed);
      void queries.invalidateQueries({ queryKey: ["apps"] });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="Name">
        {(props) => (
          <input {...props} value={name} onChange={(event) => setName(event.target.value)} maxLength={100} required className={inputClass} />
        )}
      </Field>
      {rename.error ? <ErrorNotice error={rename.error} title="The name is still the old one" /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" busy={rename.isPending} disabled={!name.trim()}>Rename</Button>
      </div>
    </form>
  );
}
