"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download, Ellipsis, Pencil, Play, Share2, Square, Trash2 } from "lucide-react";
import { StatusBadge } from "@/features/activity/status-badge";
import { downloadProject } from "@/features/code/download";
import { ShareDialog } from "@/features/preview/share-dialog";
import { TopBar } from "@/features/shell/top-bar";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/ui/menu";
import { toast, toastError } from "@/ui/toasts";
import { RenameDialog } from "./rename-dialog";

type Open = "rename" | "share" | "delete" | null;

export function WorkspaceHeader({ app, busy }: { app: App; busy: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const router = useRouter();
  const queries = useQueryClient();
  const close = (shown: boolean): void => setOpen((old) => (shown ? old : null));
  const power = useMutation({
    mutationFn: () => (app.status === "running" ? api.stop(app.id) : api.start(app.id)),
    onError: (error) => toastError(app.status === "running" ? "The app was not stopped" : "The app was not started", error),
  });
  const remove = useMutation({
    mutationFn: () => api.remove(app.id),
    onError: (error) => toastError("The app was not deleted", error),
    onSuccess: () => {
      toast(`${app.name} is being deleted`);
      void queries.invalidateQueries({ queryKey: ["apps"] });
      router.push("/");
    },
  });

  return (
    <div className="border-b border-line">
      <TopBar compact>
        <span className="text-line" aria-hidden="true">/</span>
        <h1 className="truncate font-medium">{app.name}</h1>
        <StatusBadge status={app.status} activity={app.activity} className="max-sm:hidden" />
        <div className="ml-auto flex items-center gap-1.5">
          {app.status === "running" ? (
            <Button onClick={() => setOpen("share")}><Share2 aria-hidden="true" />Share</Button>
          ) : null}
          <Menu modal={false}>
            <MenuTrigger aria-label="More about this app" className="grid size-8.5 place-items-center rounded-lg text-soft hover:bg-hover hover:text-ink [&_svg]:size-4">
              <Ellipsis aria-hidden="true" />
            </MenuTrigger>
            <MenuContent>
              <MenuItem onSelect={() => setOpen("rename")}><Pencil aria-hidden="true" />Rename</MenuItem>
              <MenuItem onSelect={() => void downloadProject(app)}><Download aria-hidden="true" />Download as zip</MenuItem>
              {app.status === "running" ? (
                <MenuItem disabled={busy} onSelect={() => power.mutate()}><Square aria-hidden="true" />Stop the app</MenuItem>
              ) : (
                <MenuItem disabled={busy} onSelect={() => power.mutate()}><Play aria-hidden="true" />Start the app</MenuItem>
              )}
              <MenuSeparator />
              <MenuItem danger onSelect={() => setOpen("delete")}><Trash2 aria-hidden="true" />Delete</MenuItem>
            </MenuContent>
          </Menu>
        </div>
      </TopBar>
      <RenameDialog app={app} open={open === "rename"} onOpenChange={close} />
      <ShareDialog app={app} open={open === "share"} onOpenChange={close} />
      <Confirm
        open={open === "delete"}
        onOpenChange={close}
        title={`Delete ${app.name}?`}
        description="Its code, all versions and its logs go with it. This cannot be taken back."
        action="Delete the app"
        danger
        onConfirm={() => remove.mutate()}
      />
    </div>
  );
}
