"use client";

import { ClipboardCopy, Download, Ellipsis, ListOrdered, Pencil, Search, Trash2 } from "lucide-react";
import { code as words } from "@/messages/code";
import { copyText } from "@/ui/copy";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/ui/menu";

export interface FileActions {
  download: (path: string) => void;
  rename: (path: string) => void;
  remove: (path: string) => void;
}

interface Props {
  path: string;
  actions: FileActions;
  dirty: boolean;
  readOnly: boolean;
  onFind?: () => void;
  onGoToLine?: () => void;
}

/** What can be done with the file that is shown. */
export function FileMenu({ path, actions, dirty, readOnly, onFind, onGoToLine }: Props) {
  // The menu gives the focus back to its button when it closes; what opens after that keeps it.
  const after = (act: () => void) => () => void setTimeout(act, 0);
  return (
    <Menu>
      <MenuTrigger
        aria-label={words.more(path)}
        className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink [&_svg]:size-4"
      >
        <Ellipsis aria-hidden="true" />
      </MenuTrigger>
      <MenuContent>
        {onFind ? <MenuItem onSelect={after(onFind)}><Search />{words.findInFile}</MenuItem> : null}
        {onGoToLine ? <MenuItem onSelect={after(onGoToLine)}><ListOrdered />{words.goToLine}</MenuItem> : null}
        {onFind ?? onGoToLine ? <MenuSeparator /> : null}
        <MenuItem onSelect={() => void copyText(path, words.pathCopied)}><ClipboardCopy />{words.copyPath}</MenuItem>
        <MenuItem onSelect={() => actions.download(path)}><Download />{words.downloadFile}</MenuItem>
        {readOnly ? null : (
          <>
            <MenuItem disabled={dirty} onSelect={after(() => actions.rename(path))}>
              <Pencil />
              <span>{words.rename.action}{dirty ? <span className="block text-xs text-faint">{words.rename.unsaved}</span> : null}</span>
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger onSelect={after(() => actions.remove(path))}><Trash2 />{words.remove.action}</MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
