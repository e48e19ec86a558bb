import type { LogLevel, LogLine } from "@/lib/api/types";
import { readAnsi, type Span } from "./ansi";

/** What stands in the place of a source where the platform itself speaks. */
export const PLATFORM = "platform";

/** A line of the log. Escapes are read when somebody looks at it or searches in it: most lines are only passed on. */
export class Entry {
  readonly seq: number;
  readonly level: LogLevel;
  readonly source: string;
  readonly timestamp: string;
  private readonly raw: string;
  private read: { text: string; spans: Span[] | null } | null = null;

  constructor(line: LogLine) {
    this.seq = line.seq;
    this.level = line.logLevel;
    this.source = sourceOf(line.metadata);
    this.timestamp = line.timestamp;
    this.raw = line.message;
  }

  get text(): string {
    return this.parts.text;
  }

  /** Null where it is all in one look. */
  get spans(): Span[] | null {
    return this.parts.spans;
  }

  private get parts() {
    return (this.read ??= readAnsi(this.raw));
  }
}

function sourceOf(metadata: unknown): string {
  const source = (metadata as { source?: unknown } | null)?.source;
  return typeof source === "string" && source !== "" ? source : PLATFORM;
}

export interface Filter {
  least: LogLevel;
  /** Null: all of them. */
  source: string | null;
  text: string;
}

export const NO_FILTER: Filter = { least: "debug", source: null, text: "" };

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

export function matcher({ least, source, text }: Filter): (entry: Entry) => boolean {
  const wanted = text.trim();
  const found = wanted === "" ? null : new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "iu");
  return (entry) => RANK[entry.level] >= RANK[least] && (source === null || entry.source === source) && (found === null || found.test(entry.text));
}
