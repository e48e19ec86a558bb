"use client";

import { theme as words } from "@/messages/theme";
import { setTheme, useTheme } from "./theme";
import { THEMES } from "./themes";

/** For whoever is at the browser, signed in or not. */
export function ThemeChoice() {
  const chosen = useTheme();
  return (
    <fieldset>
      <legend className="sr-only">{words.title}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-0.5 rounded-lg border border-line bg-sunken p-0.5">
        {THEMES.map(({ value, label, icon }) => (
          <label
            key={value}
            className="flex h-7.5 items-center gap-1.5 rounded-md px-2.5 text-xs text-soft hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-3.5"
          >
            <input type="radio" name="theme" value={value} checked={chosen === value} onChange={() => setTheme(value)} className="sr-only" />
            {icon}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
