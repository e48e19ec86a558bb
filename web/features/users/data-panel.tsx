"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import type { Account } from "@/lib/api/types";
import { saveFile } from "@/lib/save-file";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { toast } from "@/ui/toasts";

export function DataPanel({ account }: { account: Account }) {
  const load = useMutation({
    mutationFn: () => api.exportUser(account.id),
    onSuccess: ({ blob, name }) => {
      saveFile(blob, name ?? `isekai-${account.id}.json`);
      toast(words.data.started);
    },
  });
  return (
    <Panel
      title={words.data.title}
      text={words.data.text}
      actions={<Button busy={load.isPending} onClick={() => load.mutate()}><Download aria-hidden="true" />{words.data.action}</Button>}
    >
      {load.error ? <ErrorNotice error={load.error} title={words.data.failed} /> : null}
    </Panel>
  );
}
