"use client";

import { useCallback, useDeferredValue, useState } from "react";
import { ArrowDown } from "lucide-react";
import type { App } from "@/lib/api/types";
import { logs as words } from "@/messages/logs";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { NO_FILTER, type Filter } from "./entry";
import { Lines } from "./lines";
import { Toolbar } from "./toolbar";
import { useLogs } from "./use-logs";
import { useWrap } from "./use-wrap";

export default function LogsPane({ app }: { app: App }) {
  const { book, page, loaded, error, retry } = useLogs(app.id);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [wrap, setWrap] = useWrap();
  // The lines take longer to draw than what is said of them: bit by bit, after it.
  const { shown, following, fresh } = useDeferredValue(page);

  const change = (next: Filter): void => {
    setFilter(next);
    book.filter(next);
  };
  const follow = useCallback((next: boolean): void => book.follow(next), [book]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <Toolbar app={app} page={page} filter={filter} onFilter={change} onFollow={follow} wrap={wrap} onWrap={setWrap} />
      {error ? (
        <ErrorNotice error={error} title={words.incomplete} className="m-2" action={<Button size="small" onClick={retry}>{ui.tryAgain}</Button>} />
      ) : null}
      {shown.length > 0 ? (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <Lines entries={shown} sources={page.sources.length > 1} wrap={wrap} pinned={following} onPin={follow} />
          {following ? null : (
            <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
              <Button look={fresh > 0 ? "primary" : "plain"} className="pointer-events-auto shadow-float" onClick={() => follow(true)}>
                <ArrowDown aria-hidden="true" />
                {fresh > 0 ? words.newLines(fresh) : words.toEnd}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <Nothing reading={page.searching || (!loaded && !error)} filtered={page.total > 0} onShowAll={() => change(NO_FILTER)} />
      )}
    </div>
  );
}

function Nothing({ reading, filtered, onShowAll }: { reading: boolean; filtered: boolean; onShowAll: () => void }) {
  return (
    <div className="grid flex-1 grid-cols-1 place-content-center gap-3 p-6 text-center text-soft">
      <p>{reading ? words.reading : filtered ? words.noMatch : words.none}</p>
      {filtered && !reading ? <p><Button size="small" onClick={onShowAll}>{words.showAll}</Button></p> : null}
    </div>
  );
}
