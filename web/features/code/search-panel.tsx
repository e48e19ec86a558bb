"use client";

import { useMemo, useState, type ReactNode } from "react";
import { ALargeSmall, ArrowLeft, ChevronRight, WholeWord } from "lucide-react";
import { cn } from "@/lib/cn";
import { code as allWords } from "@/messages/code";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { inputClass } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import type { Place } from "./editor";
import { visibleName } from "./file-text";
import { MOST_HITS, type Found, type Hit, type Query } from "./find-in-files";
import { useSearch } from "./use-search";
import { VirtualTree, type TreeRow } from "./virtual-tree";

const words = allWords.search;

interface Props {
  appId: string;
  version: number | null;
  unsaved: boolean;
  /** Kept by the pane, so that a look at the files does not lose it. */
  query: Query;
  onQuery: (query: Query) => void;
  onOpen: (path: string, place: Place, firmly: boolean) => void;
  onClose: () => void;
}

interface Row extends TreeRow {
  path: string;
  hit: Hit | null;
  hits: number;
}

export default function SearchPanel({ appId, version, unsaved, query, onQuery, onOpen, onClose }: Props) {
  const { found, ready, error, again } = useSearch(appId, version, query);
  const [folded, setFolded] = useState<Record<string, boolean>>({});
  const [selected, setSelected] = useState<string | null>(null);
  const rows = useMemo(() => (found ? rowsOf(found.result, folded) : []), [found, folded]);
  return (
    <section role="search" aria-label={words.title} className="flex h-full min-h-0 flex-col">
      <div className="flex items-center gap-1 px-1.5 pt-1.5">
        <IconButton label={words.close} className="size-7" onClick={onClose}><ArrowLeft aria-hidden="true" /></IconButton>
        <h2 className="truncate text-xs font-medium">{words.title}</h2>
      </div>
      <div className="flex items-center gap-0.5 p-1.5">
        <input
          type="search"
          autoFocus
          aria-label={words.label}
          placeholder={words.label}
          value={query.words}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onQuery({ ...query, words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape" && query.words === "") onClose();
          }}
          spellCheck={false}
          className={cn(inputClass, "h-7! min-w-0 px-2! text-xs!")}
        />
        <IconButton label={words.matchCase} className="size-7" pressed={query.matchCase} onClick={() => onQuery({ ...query, matchCase: !query.matchCase })}>
          <ALargeSmall aria-hidden="true" />
        </IconButton>
        <IconButton label={words.wholeWord} className="size-7" pressed={query.wholeWord} onClick={() => onQuery({ ...query, wholeWord: !query.wholeWord })}>
          <WholeWord aria-hidden="true" />
        </IconButton>
      </div>
      <div role="status" className="px-3 pb-1 text-xs text-soft">
        {error ? null : query.words === "" ? words.hint : !ready ? words.reading : found ? <Summary found={found.result} /> : null}
        {unsaved && query.words !== "" ? <p className="text-faint">{words.unsaved}</p> : null}
      </div>
      {error ? <ErrorNotice className="m-2" error={error} title={words.failed} action={<Button size="small" onClick={again}>{allWords.again}</Button>} /> : null}
      <div className="min-h-0 flex-1">
        {rows.length === 0 ? null : (
          <VirtualTree
            label={words.results}
            rows={rows}
            selected={selected}
            onToggle={(row, open) => setFolded({ ...folded, [row.path]: !open })}
            onChoose={(row, firmly) => {
              if (!row.hit) return;
              setSelected(row.id);
              onOpen(row.path, { line: row.hit.line, column: row.hit.column, length: row.hit.length }, firmly);
            }}
          >
            {(row) => (row.hit ? <HitLine hit={row.hit} /> : <FileLine row={row} />)}
          </VirtualTree>
        )}
      </div>
    </section>
  );
}

function Summary({ found }: { found: Found }): ReactNode {
  if (found.hits === 0) return words.none;
  return found.more ? words.more(MOST_HITS) : words.found(found.hits, found.files.length);
}

function rowsOf(found: Found, folded: Record<string, boolean>): Row[] {
  return found.files.flatMap(({ path, hits }, at) => {
    const expanded = !folded[path];
    const file: Row = { id: path, path, name: path, level: 1, position: at + 1, siblings: found.files.length, expanded, hit: null, hits: hits.length };
    const lines = hits.map((hit, index): Row => ({
      id: `${path}:${hit.line}:${hit.column}`, path, name: hit.found, level: 2, position: index + 1, siblings: hits.length, expanded: null, hit, hits: 0,
    }));
    return expanded ? [file, ...lines] : [file];
  });
}

/** The name first: the folders give way where there is little room. */
function FileLine({ row }: { row: Row }) {
  const cut = row.path.lastIndexOf("/");
  return (
    <span className="flex w-full min-w-0 items-center gap-1 pl-1 text-xs" title={visibleName(row.path)}>
      <ChevronRight className={cn("size-3.5 shrink-0 transition-transform", row.expanded && "rotate-90")} aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate">
        <bdi>{visibleName(row.path.slice(cut + 1))}</bdi>
        {cut > 0 ? <bdi className="ml-1.5 text-faint">{visibleName(row.path.slice(0, cut))}</bdi> : null}
      </span>
      <span className="shrink-0 rounded-full bg-sunken px-1.5 text-2xs text-faint tabular">{row.hits}</span>
    </span>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  return (
    <span className="min-w-0 flex-1 truncate pl-6 font-mono text-xs" title={words.hit(hit.line, visibleName(hit.before + hit.found + hit.after))}>
      <span className="mr-2 text-faint tabular">{hit.line}</span>
      {visibleName(hit.before)}<mark className="rounded-sm bg-dawn/30 text-ink">{hit.found}</mark>{visibleName(hit.after)}
    </span>
  );
}
