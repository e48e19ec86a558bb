/** Open files. At most one is a preview: it gives its place to the next file that is only looked at. */
export interface Tab {
  path: string;
  kept: boolean;
}

export interface Tabs {
  open: readonly Tab[];
  /** The one that was shown last. */
  active: string | null;
}

export const noTabs: Tabs = { open: [], active: null };

export function opened(tabs: Tabs, path: string, kept: boolean): Tabs {
  const known = tabs.open.find((tab) => tab.path === path);
  if (known) {
    const open = kept && !known.kept ? tabs.open.map((tab) => (tab === known ? { path, kept } : tab)) : tabs.open;
    return open === tabs.open && tabs.active === path ? tabs : { open, active: path };
  }
  const preview = tabs.open.findIndex((tab) => !tab.kept);
  const after = tabs.open.findIndex((tab) => tab.path === tabs.active);
  const tab = { path, kept };
  if (!kept && preview >= 0) return { open: tabs.open.with(preview, tab), active: path };
  const at = after < 0 ? tabs.open.length : after + 1;
  return { open: [...tabs.open.slice(0, at), tab, ...tabs.open.slice(at)], active: path };
}

/** The neighbour on the right comes to the front, or the one on the left. */
export function closed(tabs: Tabs, path: string): Tabs {
  const at = tabs.open.findIndex((tab) => tab.path === path);
  if (at < 0) return tabs;
  const open = tabs.open.filter((tab) => tab.path !== path);
  return { open, active: tabs.active === path ? ((open[at] ?? open[at - 1])?.path ?? null) : tabs.active };
}

export const renamed = (tabs: Tabs, from: string, to: string): Tabs => ({
  open: tabs.open.filter((tab) => tab.path !== to).map((tab) => (tab.path === from ? { ...tab, path: to } : tab)),
  active: tabs.active === from ? to : tabs.active,
});

/** What was stored, as far as it can be read. */
export function parsed(text: string): Tabs {
  try {
    const stored = JSON.parse(text) as Partial<Tabs>;
    const open = Array.isArray(stored.open) ? (stored.open as unknown[]) : [];
    const tabs = open.filter((tab): tab is Tab => typeof (tab as Tab | null)?.path === "string" && typeof (tab as Tab).kept === "boolean");
    return { open: tabs, active: typeof stored.active === "string" ? stored.active : null };
  } catch {
    return noTabs;
  }
}
