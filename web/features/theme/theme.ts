"use client";

import { useSyncExternalStore } from "react";
import { THEME_KEY } from "./script";

export type Theme = "light" | "dark" | "system";

const listeners = new Set<() => void>();

function read(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

function apply(): void {
  const theme = read();
  const dark = theme === "dark" || (theme === "system" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Blocked storage: the choice holds for this page only.
  }
  apply();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia("(prefers-color-scheme: dark)");
  const changed = (): void => {
    apply();
    listener();
  };
  listeners.add(listener);
  media.addEventListener("change", changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(listener);
    media.removeEventListener("change", changed);
    window.removeEventListener("storage", changed);
  };
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, read, () => "system");
