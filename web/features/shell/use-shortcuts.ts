"use client";

import { useEffect } from "react";
import { remembered } from "@/ui/use-remembered";
import { allCommands } from "./commands";
import { commandFor, isPlain, strokeOf } from "./keys";
import { isApple } from "./platform";

/** Whether keys without a modifier are heard; the user's choice. */
export const SINGLE_KEYS = "single-keys";
const SEQUENCE_MS = 1_500;
const OVER_THE_PAGE = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const NOT_TYPED_INTO = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Runs the commands whose keys are pressed, unless the keys are meant for something else. */
export function useShortcuts(): void {
  useEffect(() => {
    let strokes: string[] = [];
    let lastMs = 0;
    const keyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const stroke = strokeOf(event, isApple());
      if (!stroke || document.querySelector(OVER_THE_PAGE)) return;
      if (isPlain(stroke) && (isTyping(event.target) || !remembered(SINGLE_KEYS, true))) return;
      strokes = event.timeStamp - lastMs < SEQUENCE_MS ? [...strokes, stroke] : [stroke];
      lastMs = event.timeStamp;
      let found = commandFor(strokes, allCommands());
      if (!found.command && !found.open && strokes.length > 1) {
        strokes = [stroke];
        found = commandFor(strokes, allCommands());
      }
      if (!found.open) strokes = [];
      if (!found.command?.run) return;
      event.preventDefault();
      found.command.run();
    };
    window.addEventListener("keydown", keyDown);
    return () => window.removeEventListener("keydown", keyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.test(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, select"));
}
