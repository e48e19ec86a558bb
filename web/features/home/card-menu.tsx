"use client";

import { useRef, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, ExternalLink, PencilLine, Play, Square, Trash2 } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { home } from "@/messages/home";
import { Confirm } from "@/ui/dialog";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/ui/menu";
import { toast, toastError } from "@/ui/toasts";
import { cardMenuClass } from "./app-card";

const words = home.card;

interface Props {
  app: App;
  onPrompt?: (prompt: string) => void;
}

export default function CardMenu({ app, onPrompt }: Props) {
  const [asking, setAsking] = useState(false);
  const leftForBox = useRef(false);
  const queries = useQueryClient();
  const renew = (): void => void queries.invalidateQueries({ queryKey: ["apps"] });
  const running = app.status === "running";
  const power = useMutation({
    mutationFn: () => (running ? api.stop(app.id) : api.start(app.id)),
    onError: (error) => toastError(running ? words.notStopped : words.notStarted, error),
    onSettled: renew,
  });
  const remove = useMutation({
    mutationFn: () => api.remove(app.id),
    onError: (error) => toastError(words.notDeleted, error),
    onSuccess: () => toast(words.deleting(app.name)),
    onSettled: renew,
  });
  const deleting = app.activity === "deleting";
  const resting = app.status === "stopped" || app.status === "error";

  return (
    <>
      <Menu>
        <MenuTrigger aria-label={words.menu(app.name)} className={cardMenuClass}><Ellipsis aria-hidden="true" /></MenuTrigger>
        <MenuContent
          onCloseAutoFocus={(event) => {
            // The focus is in the box by now, and stays there.
            if (leftForBox.current) event.preventDefault();
            leftForBox.current = false;
          }}
        >
          {running && app.previewUrl ? (
            <MenuItem asChild><a href={app.previewUrl} target="_blank" rel="noopener"><ExternalLink aria-hidden="true" />{words.preview}</a></MenuItem>
          ) : null}
          {running ? (
            <MenuItem disabled={deleting || power.isPending} onSelect={() => power.mutate()}><Square aria-hidden="true" />{words.stop}</MenuItem>
          ) : null}
          {resting ? (
            <MenuItem disabled={deleting || power.isPending || app.activity === "queued"} onSelect={() => power.mutate()}><Play aria-hidden="true" />{words.start}</MenuItem>
          ) : null}
          {onPrompt ? (
            <MenuItem
              onSelect={() => {
                leftForBox.current = true;
                onPrompt(app.prompt);
              }}
            >
              <PencilLine aria-hidden="true" />{words.reuse}
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem danger disabled={deleting} onSelect={() => setAsking(true)}><Trash2 aria-hidden="true" />{words.remove}</MenuItem>
        </MenuContent>
      </Menu>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.confirm.title(app.name)}
        description={words.confirm.text}
        action={words.confirm.action}
        danger
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
