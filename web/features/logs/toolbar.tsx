"use client";

import { useState } from "react";
import { ArrowDownToLine, Copy, Download, Search, WrapText } from "lucide-react";
import type { App, LogLevel } from "@/lib/api/types";
import { logs as words } from "@/messages/logs";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { IconButton } from "@/ui/icon-button";
import type { Page } from "./book";
import type { Filter } from "./entry";
import { asText, saveText } from "./export";

const LEVELS = Object.keys(words.levels) as LogLevel[];
const select = "h-8 min-w-0 rounded-lg border border-edge bg-surface px-2 text-[0.8125rem] max-sm:flex-1";

interface Props {
  app: App;
  page: Page;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onFollow: (follow: boolean) => void;
  wrap: boolean;
  onWrap: (wrap: boolean) => void;
}

export function Toolbar({ app, page, filter, onFilter, onFollow, wrap, onWrap }: Props) {
  const { shown, total, following, sources } = page;
  const [zone, setZone] = useState<string>();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line p-2">
      <div className="relative min-w-40 flex-1 max-sm:basis-full">
        <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" aria-hidden="true" />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          className="h-8 w-full rounded-lg border border-edge bg-surface pr-2 pl-8 text-[0.8125rem]"
        />
      </div>
      <select aria-label={words.level} value={filter.least} onChange={(event) => onFilter({ ...filter, least: event.target.value as LogLevel })} className={select}>
        {LEVELS.map((level) => <option key={level} value={level}>{words.levels[level]}</option>)}
      </select>
      {sources.length > 1 || filter.source !== null ? (
        <select aria-label={words.source} value={filter.source ?? ""} onChange={(event) => onFilter({ ...filter, source: event.target.value || null })} className={select}>
          <option value="">{words.allSources}</option>
          {sources.map((source) => <option key={source} value={source}>{words.sources[source] ?? source}</option>)}
        </select>
      ) : null}
      <div className="flex flex-1 items-center gap-1 max-sm:basis-full">
        <Button aria-pressed={following} look={following ? "plain" : "quiet"} className="h-8" onClick={() => onFollow(!following)}>
          <ArrowDownToLine aria-hidden="true" />
          {following ? words.following : words.follow}
        </Button>
        <IconButton label={words.wrap} pressed={wrap} onClick={() => onWrap(!wrap)}><WrapText aria-hidden="true" /></IconButton>
        <IconButton label={words.copyAll} disabled={shown.length === 0} onClick={() => void copyText(asText(shown), words.copiedAll(shown.length))}>
          <Copy aria-hidden="true" />
        </IconButton>
        <IconButton label={words.download} disabled={shown.length === 0} onClick={() => saveText(asText(shown), words.file(app.name))}>
          <Download aria-hidden="true" />
        </IconButton>
        <span className="ml-auto text-xs whitespace-nowrap text-faint tabular" title={zone} onPointerEnter={() => setZone(words.zone(zoneHere()))}>
          {shown.length === total ? words.lines(total) : words.linesOf(shown.length, total)}
        </span>
      </div>
    </div>
  );
}

/** Asked for when somebody points there: the browser takes longer for the first answer than for the whole page of lines. */
const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
