import type { AppStatus, CodeVersion } from "@/lib/api/types";
import type { Spot } from "@/features/preview/source";

/** What is known of an app that does not do what it should. */
export interface Known {
  status: AppStatus;
  reason: string | null;
  /** The version that was last seen to work. */
  live: number | null;
  /** Newest first. */
  versions: Pick<CodeVersion, "version" | "origin">[];
  /** Where a build, or the page, says that the error is. */
  spot: Spot | null;
  /** The files that differ from the version to go back to; null while that is not known. */
  changed: string[] | null;
  /** An error of an app that runs, reported from its page. */
  fromPage: boolean;
}

export type Fix =
  | { kind: "start" }
  | { kind: "restore"; to: number; because: "edits" | "newer" }
  | { kind: "open"; spot: Spot }
  /** Nothing works yet: a second try is a new app. */
  | { kind: "reword" }
  | { kind: "logs" };

/** As the workflows write it when the code itself is to blame, and not what it was tried with. */
const VERDICT = /\b(does not build|does not show anything|server does not start)\b/i;
/** What worked at first and then went beyond its limits, or ended again and again. */
const RAN_WILD = /\b(it was ended because|times in a row)\b/i;

/** What the reader may do. */
export interface May {
  /** Start and stop. */
  run: boolean;
  /** Go back to another version. */
  restore: boolean;
  /** See the code. */
  open: boolean;
}

export const everything: May = { run: true, restore: true, open: true };

/** What to do, best first. There is always something. */
export function decide(known: Known, may: May = everything): Fix[] {
  const allowed = ways(known).filter((fix) =>
    fix.kind === "start" ? may.run : fix.kind === "restore" ? may.restore && (may.run || known.status === "running") : fix.kind === "open" ? may.open : true);
  return allowed.length > 0 ? allowed : [{ kind: "logs" }];
}

function ways(known: Known): Fix[] {
  if (known.fromPage) return distinct([...opensElsewhere(known), ...goBack(known), ...opens(known), { kind: "logs" }]);
  if (known.versions.length === 0) return [{ kind: "reword" }];
  if (known.status === "stopped") return [{ kind: "start" }];
  // What is shown still works: only the edits on top of it do not.
  if (known.status === "running") return distinct([...opens(known), ...goBack(known), { kind: "logs" }]);
  if (RAN_WILD.test(known.reason ?? "")) return distinct([...goBack(known), { kind: "start" }]);
  if (!VERDICT.test(known.reason ?? "")) return [{ kind: "start" }];
  if (known.live === null) return distinct([...opens(known), { kind: "reword" }]);
  return distinct([...goBack(known), ...opens(known), { kind: "start" }]);
}

export interface Target {
  /** The version to go back to. */
  to: number;
  /** The one that does not do what it should. */
  from: number;
  because: "edits" | "newer";
}

/**
 * Where to go back to, if anything is older than what does not work. Edits that were saved and do not work are not shown: what is shown is where
 * to go back to. Else it is what is shown that is wrong: the version before the edits by hand, or before the last change.
 */
export function target({ status, live, versions, fromPage }: Pick<Known, "status" | "live" | "versions" | "fromPage">): Target | null {
  const shown = live === null ? versions : versions.filter(({ version }) => version <= live);
  const [newest, current] = [versions[0], shown[0]];
  if (!newest || !current) return null;
  if (status === "running" && !fromPage && current.version < newest.version) {
    return { to: current.version, from: newest.version, because: newest.origin === "edit" ? "edits" : "newer" };
  }
  const because = current.origin === "edit" ? "edits" : "newer";
  const before = shown.find(({ version, origin }) => version < current.version && (because === "newer" || origin !== "edit"));
  return before ? { to: before.version, from: current.version, because } : null;
}

/** An error of a build by itself: all of the text is its message. */
const WHOLE = /^([^\s:;()]+):(\d+)(?::\d+)?: (.+)$/gs;
/** One of several in a sentence. */
const PART = /([^\s:;()]+):(\d+)(?::\d+)?: ([^;\n]+)/g;

/** `src/App.tsx:12: message`, wherever it stands in what was said. */
export function spotIn(texts: readonly string[], files: ReadonlySet<string>): Spot | null {
  for (const text of texts) {
    for (const [, path, line, message] of [...text.matchAll(WHOLE), ...text.matchAll(PART)]) {
      if (path && message && files.has(path)) return { path, line: Number(line), message };
    }
  }
  return null;
}

const opens = ({ spot }: Known): Fix[] => (spot ? [{ kind: "open", spot }] : []);

const goBack = (known: Known): Fix[] => {
  const found = target(known);
  return found ? [{ kind: "restore", to: found.to, because: found.because }] : [];
};

/** An error in a file that did not change is not undone by going back. */
const opensElsewhere = (known: Known): Fix[] =>
  known.spot && known.changed && !known.changed.includes(known.spot.path) ? opens(known) : [];

const distinct = (fixes: Fix[]): Fix[] =>
  fixes.filter((fix, index) => fixes.findIndex((other) => other.kind === fix.kind) === index);
