"use client";

import { useEffect } from "react";
import { strokeOf } from "./keys";
import { show } from "./overlay";
import { isApple } from "./platform";

/** Keeps a press of the palette's keys for it, which shows when it is there, while the shortcuts are still on their way. */
export function useEarlyPalette(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const keyDown = (event: KeyboardEvent): void => {
      if (strokeOf(event, isApple()) !== "mod+k") return;
      event.preventDefault();
      show("palette");
    };
    window.addEventListener("keydown", keyDown);
    return () => window.removeEventListener("keydown", keyDown);
  }, [on]);
}
