"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import { account as words } from "@/messages/account";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { saveFile } from "@/lib/save-file";
import { toast } from "@/ui/toasts";
import { AccountPage } from "./account-page";
import { EraseDialog } from "./erase-dialog";

export function YourData() {
  const [asked, setAsked] = useState(false);
  return (
    <AccountPage title={words.data}>
      {(user) => (
        <>
          <Export username={user.username} />
          <Panel title={words.erase.title} text={words.erase.text} danger>
            <Button look="danger" onClick={() => setAsked(true)}>{words.erase.action}</Button>
          </Panel>
          <EraseDialog open={asked} onClose={() => setAsked(false)} username={user.username} />
        </>
      )}
    </AccountPage>
  );
}

function Export({ username }: { username: string }) {
  const download = useMutation({
    mutationFn: api.exportMe,
    onSuccess: ({ blob, name }) => {
      saveFile(blob, name ?? `isekai-${username}.json`);
      toast(words.export.started);
    },
  });
  return (
    <Panel title={words.export.title} text={words.export.text}>
      <div className="space-y-3">
        {download.error ? <ErrorNotice error={download.error} title={words.export.failed} /> : null}
        <Button busy={download.isPending} onClick={() => download.mutate()}><Download aria-hidden="true" />{words.export.action}</Button>
      </div>
    </Panel>
  );
}
