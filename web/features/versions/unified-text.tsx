import { cn } from "@/lib/cn";
import type { FileDiff } from "@/lib/api/types";
import { versions as words } from "@/messages/versions";
import { hunkLines } from "./unified";

/** More than anybody reads. */
const MOST_LINES = 1_000;
const MOST_CHARS = 2_000;

/** What differs in a file, as one text with + and −. */
export function UnifiedText({ file }: { file: FileDiff }) {
  const lines = hunkLines(file.unified);
  return (
    <>
      <pre tabIndex={0} aria-label={words.changesOf(file.path)} className="max-h-96 overflow-auto py-1 font-mono text-2xs leading-4">
        {lines.slice(0, MOST_LINES).map((line, index) => (
          <span key={index} className={cn("block w-fit min-w-full px-3", toneOf(line))}>{line.slice(0, MOST_CHARS) || " "}</span>
        ))}
      </pre>
      {lines.length > MOST_LINES ? <p className="border-t border-line px-3 py-1.5 text-xs text-soft">{words.cut(MOST_LINES)}</p> : null}
    </>
  );
}

function toneOf(line: string): string {
  if (line.startsWith("+")) return "bg-accent-soft";
  if (line.startsWith("-")) return "bg-danger-soft";
  return line.startsWith("@@") ? "text-faint" : "text-soft";
}
