import type { LogLine } from "@/lib/api/types";
import { Entry, matcher, NO_FILTER, type Filter } from "./entry";

/** Lines that the page holds. The server keeps fewer; a page that stays open for long sees more go by. */
export const MAX_LINES = 10_000;
/** Work is done in pieces no longer than this, so that the page answers in between. */
const SLICE_MS = 6;
/** The clock is looked at this often. */
const STEP = 50;

export interface Page {
  /** Lines that pass the filter, oldest first. Another array with every change. */
  shown: Entry[];
  total: number;
  /** Lines that came since following was given up and pass the filter; 0 while following. */
  fresh: number;
  following: boolean;
  /** Not all lines were looked at yet. */
  searching: boolean;
  sources: string[];
}

/**
 * The lines of one app in order of their numbers, the newest `MAX_LINES` of them. A filter is applied bit by bit, and to what comes
 * only once. While nobody follows, what is shown stays as it is, and what comes waits.
 */
export class LogBook {
  private lines: Entry[] = [];
  private waiting: Entry[] = [];
  private passes = matcher(NO_FILTER);
  /** How many of `lines` and of `waiting` the filter has seen. */
  private checked = 0;
  private counted = 0;
  private scheduled = false;
  private page: Page = { shown: [], total: 0, fresh: 0, following: true, searching: false, sources: [] };
  private readonly listeners = new Set<() => void>();

  /** `later` runs what is left once the page has had its turn. */
  constructor(
    private readonly later: (work: () => void) => void = (work) => void setTimeout(work),
    private readonly now: () => number = () => performance.now(),
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly current = (): Page => this.page;

  /** Number of the newest line, 0 before there is one. */
  get last(): number {
    return (this.waiting.at(-1) ?? this.lines.at(-1))?.seq ?? 0;
  }

  /** In order; what is here already (after a reconnect) is left out. */
  add(added: LogLine[]): void {
    let last = this.last;
    const to = this.page.following ? this.lines : this.waiting;
    const sources = new Set(this.page.sources);
    for (const line of added) {
      if (line.seq <= last) continue;
      last = line.seq;
      const entry = new Entry(line);
      to.push(entry);
      sources.add(entry.source);
    }
    if (sources.size > this.page.sources.length) this.page = { ...this.page, sources: [...sources].sort() };
    this.forget();
    this.work();
  }

  filter(filter: Filter): void {
    this.passes = matcher(filter);
    this.checked = 0;
    this.counted = 0;
    this.page = { ...this.page, shown: [], fresh: 0 };
    this.work();
  }

  follow(following: boolean): void {
    if (following === this.page.following) return;
    this.page = { ...this.page, following, fresh: 0 };
    if (following) {
      for (const entry of this.waiting) this.lines.push(entry);
      this.waiting = [];
      this.counted = 0;
      this.forget();
    }
    this.work();
  }

  private forget(): void {
    const late = this.waiting.length - MAX_LINES;
    if (late > 0) {
      this.waiting.splice(0, late);
      this.counted = Math.max(0, this.counted - late);
    }
    const over = this.lines.length - MAX_LINES;
    if (over <= 0) return;
    this.lines.splice(0, over);
    this.checked = Math.max(0, this.checked - over);
    const first = this.lines[0]?.seq ?? 0;
    const from = this.page.shown.findIndex((entry) => entry.seq >= first);
    this.page = { ...this.page, shown: from < 0 ? [] : this.page.shown.slice(from) };
  }

  private work(): void {
    const until = this.now() + SLICE_MS;
    const added: Entry[] = [];
    let { fresh } = this.page;
    for (let steps = 1; steps % STEP !== 0 || this.now() < until; steps++) {
      const entry = this.lines[this.checked];
      const waiting = entry ? undefined : this.waiting[this.counted];
      if (entry) {
        this.checked++;
        if (this.passes(entry)) added.push(entry);
      } else if (waiting) {
        this.counted++;
        if (this.passes(waiting)) fresh++;
      } else break;
    }
    const searching = this.checked < this.lines.length || this.counted < this.waiting.length;
    const shown = added.length > 0 ? [...this.page.shown, ...added] : this.page.shown;
    this.page = { ...this.page, shown, fresh, searching, total: this.lines.length };
    for (const listener of this.listeners) listener();
    if (!searching || this.scheduled) return;
    this.scheduled = true;
    this.later(() => {
      this.scheduled = false;
      this.work();
    });
  }
}
