"use client";

import { Download, Ellipsis, Pencil, Play, Square, Trash2 } from "lucide-react";
import { workspace } from "@/messages/workspace";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/ui/menu";
import { useRights } from "./rights";
import { moreClass, type HeaderProps } from "./workspace-header";

const words = workspace.menu;

export default function MoreMenu({ app, busy, hasCode, actions }: HeaderProps) {
  const { change, readCode, run, remove } = useRights();
  const running = app.status === "running";
  return (
    <Menu>
      <MenuTrigger aria-label={words.more} className={moreClass}>
        <Ellipsis aria-hidden="true" />
      </MenuTrigger>
      <MenuContent>
        {change ? <MenuItem onSelect={() => actions.open("rename")}><Pencil aria-hidden="true" />{words.rename}</MenuItem> : null}
        {readCode ? <MenuItem disabled={!hasCode} onSelect={actions.download}><Download aria-hidden="true" />{words.download}</MenuItem> : null}
        {run ? (
          <MenuItem disabled={busy || actions.switching} onSelect={actions.power}>
            {running ? <Square aria-hidden="true" /> : <Play aria-hidden="true" />}
            {running ? words.stop : words.start}
          </MenuItem>
        ) : null}
        {remove ? (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={() => actions.open("delete")}><Trash2 aria-hidden="true" />{words.remove}</MenuItem>
          </>
        ) : null}
      </MenuContent>
    </Menu>
  );
}
