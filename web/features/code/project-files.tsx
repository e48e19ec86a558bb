"use client";

import type { ComponentProps } from "react";
import { ArrowLeft, Download, FilePlus2, FileSearch, Search } from "lucide-react";
import type { App } from "@/lib/api/types";
import { code as words } from "@/messages/code";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { downloadProject } from "./download";
import type { FileActions } from "./file-menu";
import { FileTree } from "./file-tree";

interface Props extends Omit<ComponentProps<typeof FileTree>, "onKey"> {
  app: App;
  /** There is a version, so that it can be downloaded and changed. */
  finished: boolean;
  mayWrite: boolean;
  actions: FileActions;
  onCreate: () => void;
  onGoTo: () => void;
  onSearch: () => void;
  /** Where there is room for one of both only. */
  onBack: () => void;
}

/** The files, and what can be done with all of them. */
export function ProjectFiles({ app, finished, mayWrite, actions, onCreate, onGoTo, onSearch, onBack, ...tree }: Props) {
  return (
    <>
      <div className="flex items-center pt-1 pr-1.5 pl-3">
        <IconButton label={words.backToFile} className="-ml-2 size-7 md:hidden" onClick={onBack}><ArrowLeft aria-hidden="true" /></IconButton>
        <h2 className="mr-auto text-xs font-medium text-faint">{words.files}</h2>
        {mayWrite ? <IconButton label={words.newFile} className="size-7" disabled={!finished} onClick={onCreate}><FilePlus2 aria-hidden="true" /></IconButton> : null}
        <IconButton label={words.goToFile} className="size-7" onClick={onGoTo}><FileSearch aria-hidden="true" /></IconButton>
        <IconButton label={words.searchAll} className="size-7" disabled={!finished} onClick={onSearch}><Search aria-hidden="true" /></IconButton>
      </div>
      <div className="min-h-0 flex-1">
        <FileTree
          {...tree}
          onKey={(event, path) => {
            if (!mayWrite || !finished) return;
            if (event.key === "F2" && !tree.edited.has(path)) actions.rename(path);
            else if (event.key === "Delete") actions.remove(path);
          }}
        />
      </div>
      <div className="border-t border-line p-2">
        <Button className="w-full" disabled={!finished} onClick={() => void downloadProject(app)}>
          <Download aria-hidden="true" />
          {words.download}
        </Button>
      </div>
    </>
  );
}
