"use client";

import { useEffect, useRef, useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { Download, X } from "lucide-react";
import { bytes } from "@/lib/format";
import { audit as words } from "@/messages/audit";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/ui/menu";
import { toast, toastError } from "@/ui/toasts";
import { saveLog, type Format } from "./export";
import { queryOf, type AuditFilter } from "./filter";

/** The rows of the filter as a file. */
export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const [size, setSize] = useState(0);
  const stop = useRef<AbortController>(null);
  const save = useMutation({
    mutationFn: (format: Format) => {
      setSize(0);
      stop.current = new AbortController();
      return saveLog(filter, format, setSize, stop.current.signal);
    },
    onSuccess: (name) => toast(words.export.done(name)),
    onError: (error) => {
      if (!stop.current?.signal.aborted) toastError(words.export.failed, error);
    },
  });
  useEffect(() => () => stop.current?.abort(), []);

  if (save.isPending) {
    return (
      <span role="status" className="inline-flex items-center gap-1 text-[0.8125rem] text-soft tabular">
        {words.export.running(bytes(size))}
        <IconButton label={words.export.stop} onClick={() => stop.current?.abort()}><X aria-hidden="true" /></IconButton>
      </span>
    );
  }
  const filtered = Object.values(queryOf(filter)).some((value) => value !== undefined);
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button><Download aria-hidden="true" />{words.export.button}</Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>{words.export.label(filtered)}</MenuLabel>
        <MenuItem onSelect={() => save.mutate("csv")}>{words.export.csv}</MenuItem>
        <MenuItem onSelect={() => save.mutate("jsonl")}>{words.export.jsonl}</MenuItem>
      </MenuContent>
    </Menu>
  );
}
