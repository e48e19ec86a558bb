"use client";

import { Search } from "lucide-react";
import { cn } from "@/lib/cn";
import { shell } from "@/messages/shell";
import { Keycaps } from "./keycaps";
import { show } from "./overlay";

/** Opens the palette: a box where there is room for one, else an icon. */
export function PaletteButton({ small }: { small: boolean }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label={shell.palette.open}
      title={small ? shell.palette.open : undefined}
      onClick={() => show("palette")}
      className={cn(
        "flex size-8 shrink-0 items-center justify-center gap-2 rounded-lg text-[0.8125rem] text-soft transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4",
        !small && "md:w-52 md:justify-start md:border md:border-line md:bg-surface/70 md:px-2.5 md:text-faint md:hover:border-edge/60",
      )}
    >
      <Search aria-hidden="true" />
      {small ? null : (
        <>
          <span className="flex-1 text-left max-md:hidden">{shell.palette.short}</span>
          <Keycaps keys="mod+k" className="max-md:hidden" />
        </>
      )}
    </button>
  );
}
