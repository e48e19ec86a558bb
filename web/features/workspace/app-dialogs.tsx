"use client";

import { useRouter } from "next/navigation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ShareDialog } from "@/features/preview/share-dialog";
import { RenameForm } from "@/features/settings/rename-form";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { workspace as words } from "@/messages/workspace";
import { Confirm, Modal } from "@/ui/dialog";
import { toast, toastError } from "@/ui/toasts";
import type { AppActions } from "./use-app-actions";

export default function AppDialogs({ app, actions }: { app: App; actions: AppActions }) {
  const { dialog, close } = actions;
  const router = useRouter();
  const queries = useQueryClient();
  const change = (shown: boolean): void => {
    if (!shown) close();
  };
  const remove = useMutation({
    mutationFn: () => api.remove(app.id),
    onError: (error) => toastError(words.notDeleted, error),
    onSuccess: () => {
      toast(words.deleting(app.name));
      void queries.invalidateQueries({ queryKey: ["apps"] });
      router.push("/");
    },
  });

  return (
    <>
      <Modal open={dialog === "rename"} onOpenChange={change} title={words.rename.title} description={words.rename.text}>
        <RenameForm app={app} onDone={close} onCancel={close} />
      </Modal>
      <ShareDialog app={app} open={dialog === "share"} onOpenChange={change} />
      <Confirm
        open={dialog === "delete"}
        onOpenChange={change}
        title={words.remove.title(app.name)}
        description={words.remove.text}
        action={words.remove.action}
        danger
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
