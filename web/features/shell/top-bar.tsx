import Link from "next/link";
import type { ReactNode } from "react";
import { Account } from "@/features/session/account";
import { shell } from "@/messages/shell";
import { Mark, Wordmark } from "@/ui/logo";
import { PaletteButton } from "./palette-button";

/** The bar on every screen: the way home on the left, search and the account on the right, the screen's own things between. */
export function TopBar({ children, compact = false }: { children?: ReactNode; compact?: boolean }) {
  return (
    <header className="relative z-20 flex h-13 shrink-0 items-center gap-2 px-3 sm:px-4">
      {/* Its page is fetched when it is gone to: most do not. */}
      <Link href="/" prefetch={false} aria-label={shell.home} className="-ml-1 rounded-lg p-1.5 hover:bg-hover">
        {compact ? <Mark className="size-5.5" /> : <Wordmark />}
      </Link>
      <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
      <PaletteButton small={compact} />
      <div className="size-8 shrink-0"><Account /></div>
    </header>
  );
}
