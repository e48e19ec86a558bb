"use client";

import type { ReactNode } from "react";
import { Tooltip } from "radix-ui";

/** What its child means, on hover and on focus. The child takes the focus and holds a ref; a `Tooltip.Provider` stands around the page. */
export function Tip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 rounded-md bg-ink px-2 py-1 text-xs font-medium text-ground shadow-float animate-pop"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
