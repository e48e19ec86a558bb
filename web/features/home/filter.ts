import type { App, AppStatus } from "@/lib/api/types";

export type Shown = "all" | "running" | "stopped" | "failed";

export interface Filter {
  text: string;
  shown: Shown;
}

export const NO_FILTER: Filter = { text: "", shown: "all" };

const STATUSES: Record<Shown, AppStatus[]> = {
  all: ["generating", "running", "stopped", "error"],
  running: ["generating", "running"],
  stopped: ["stopped"],
  failed: ["error"],
};

export const isFiltering = (filter: Filter): boolean => filter.text.trim() !== "" || filter.shown !== "all";

/** Apps with all the words in their name or prompt, accents and case aside. */
export function filterApps(apps: App[], filter: Filter): App[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return apps.filter((app) => {
    if (!STATUSES[filter.shown].includes(app.status)) return false;
    if (words.length === 0) return true;
    const text = plain(`${app.name} ${app.prompt}`);
    return words.every((word) => text.includes(word));
  });
}

/** The list that is fetched seldom, with what the one that is fetched often says of the same apps. */
export function withNews(all: App[], news: App[]): App[] {
  const byId = new Map(news.map((app) => [app.id, app]));
  return all.map((app) => byId.get(app.id) ?? app);
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
