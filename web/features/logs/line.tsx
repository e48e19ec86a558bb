import { memo, useEffect, useRef } from "react";
import { Copy } from "lucide-react";
import type { LogLevel } from "@/lib/api/types";
import { clockTime, dateTime } from "@/lib/format";
import { cn } from "@/lib/cn";
import { logs as words } from "@/messages/logs";
import { copyText } from "@/ui/copy";
import type { Color, Span } from "./ansi";
import type { Entry } from "./entry";
import { lineText } from "./export";

const TONES: Record<LogLevel, string> = { debug: "text-faint", info: "text-soft", warn: "text-warn", error: "text-danger" };
const GROUNDS: Record<LogLevel, string> = { debug: "", info: "", warn: "bg-warn-soft", error: "bg-danger-soft" };
/** The colours of a terminal in roles of ours, which are readable in light and dark. */
const COLORS: Record<Color, string> = {
  red: "text-danger", green: "text-accent-strong", yellow: "text-warn", blue: "text-(--code-name)", magenta: "text-(--code-keyword)", cyan: "text-(--code-string)", gray: "text-faint",
};

interface Props {
  entry: Entry;
  /** Its place in the list, and how far from the top that is. */
  index: number;
  topPx: number;
  /** Watches the heights of lines; null where all are the same. */
  heights: ResizeObserver | null;
  source: boolean;
  wrap: boolean;
  /** The pointer is on it. */
  pointed: boolean;
  /** The Tab key stops here. */
  stop: boolean;
}

export const Line = memo(function Line({ entry, index, topPx, heights, source, wrap, pointed, stop }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = box.current;
    if (!row || !heights) return;
    // Watched anew, the height is told anew: that of another line may be the same by chance.
    heights.observe(row);
    return () => heights.unobserve(row);
  }, [heights, entry]);
  return (
    <div
      ref={box}
      data-index={index}
      data-line={entry.seq}
      style={{ transform: `translateY(${topPx}px)` }}
      className={cn("absolute top-0 left-0 flex min-w-full gap-3 py-[3px] pr-9 pl-3 leading-4.5", wrap ? "w-full" : "w-max", GROUNDS[entry.level])}
    >
      <time dateTime={entry.timestamp} title={pointed ? dateTime(entry.timestamp) : undefined} className="shrink-0 text-faint tabular max-sm:hidden">{clockTime(entry.timestamp)}</time>
      <span className={cn("w-10 shrink-0 font-medium", TONES[entry.level])}>{entry.level}</span>
      {source ? <span className="w-16 shrink-0 truncate text-faint max-lg:hidden">{words.sources[entry.source] ?? entry.source}</span> : null}
      <span className={cn("min-h-4.5", wrap ? "min-w-0 flex-1 [overflow-wrap:anywhere] whitespace-pre-wrap" : "whitespace-pre")} dir="auto">
        {entry.spans ? entry.spans.map((span, index) => <Styled key={index} span={span} />) : entry.text}
      </span>
      {pointed || stop ? (
        <button
          type="button"
          data-copy={entry.seq}
          tabIndex={stop ? 0 : -1}
          aria-label={words.copyLine}
          title={words.copyLine}
          onClick={() => void copyText(lineText(entry), words.copied)}
          className={cn(
            "sticky right-1 -my-[3px] -mr-8 ml-auto grid size-6 shrink-0 place-items-center self-start rounded-md bg-surface text-soft hover:bg-hover hover:text-ink focus-visible:opacity-100 [&_svg]:size-3.5",
            pointed ? "opacity-100" : "opacity-0",
          )}
        >
          <Copy aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
});

function Styled({ span }: { span: Span }) {
  return <span className={cn(span.color ? COLORS[span.color] : span.dim && "text-faint", span.bold && "font-bold")}>{span.text}</span>;
}
