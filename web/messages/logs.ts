import { grouped } from "@/lib/format";

const count = (of: number): string => `${grouped(of)} ${of === 1 ? "line" : "lines"}`;

export const logs = {
  levels: { debug: "All levels", info: "Info and above", warn: "Warnings and errors", error: "Errors" },
  level: "Level",
  sources: { platform: "Isekai", app: "App", agent: "Sandbox", build: "Build", console: "Browser console" } as Record<string, string>,
  source: "Source",
  allSources: "All sources",
  search: "Search the logs",
  searchHint: "Search",
  following: "Following",
  follow: "Follow",
  wrap: "Wrap long lines",
  copyAll: "Copy these lines",
  download: "Download these lines",
  lines: count,
  linesOf: (shown: number, all: number) => `${grouped(shown)} of ${count(all)}`,
  zone: (name: string) => `Times are those of ${name}`,
  newLines: (of: number) => `${grouped(of)} new ${of === 1 ? "line" : "lines"}`,
  toEnd: "Go to the end",
  copyLine: "Copy this line",
  copied: "Line copied",
  copiedAll: (of: number) => `${count(of)} copied`,
  list: "Log lines",
  incomplete: "The logs are not complete",
  reading: "Reading the logs…",
  noMatch: "No line matches.",
  showAll: "Show all lines",
  none: "Nothing was logged yet. What the app and its build say appears here.",
  file: (app: string) => `${app || "app"}.log`,
};
