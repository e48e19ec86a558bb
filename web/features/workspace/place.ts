/** Where one is in the workspace, as it stands in the address: a reload and a link lead to the same place. */
export interface Place {
  /** Null: what fits what is going on. */
  view: View | null;
  /** The file that was asked for in the editor. */
  file: string | null;
}

export const VIEWS = ["chat", "preview", "code", "changes", "logs", "versions", "settings"] as const;
export type View = (typeof VIEWS)[number];

export const isView = (text: string | null): text is View => (VIEWS as readonly (string | null)[]).includes(text);

export function placeOf(query: { get: (name: string) => string | null }): Place {
  const tab = query.get("tab");
  return { view: isView(tab) ? tab : null, file: query.get("file") || null };
}

/** The query with another place in it; what else stands in it stays. */
export function withPlace(query: string, change: Partial<Place>): string {
  const next = new URLSearchParams(query);
  const set = (name: string, value: string | null | undefined): void => {
    if (value) next.set(name, value);
    else if (value === null) next.delete(name);
  };
  set("tab", change.view);
  set("file", change.file);
  return `?${next.toString()}`;
}
