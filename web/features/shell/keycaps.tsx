"use client";

import { Fragment } from "react";
import { cn } from "@/lib/cn";
import { shell } from "@/messages/shell";
import { useApple } from "./platform";

const words = shell.keys;
const named: Record<string, string> = { enter: words.enter, escape: words.escape, up: "↑", down: "↓" };

/** Keys as they stand on the keyboard: `mod+shift+x`, or `g h` for one after the other. */
export function Keycaps({ keys, className }: { keys: string; className?: string }) {
  const apple = useApple();
  const cap = (part: string): string => {
    if (part === "mod") return apple ? "⌘" : words.ctrl;
    if (part === "shift") return apple ? "⇧" : words.shift;
    if (part === "alt") return apple ? "⌥" : words.alt;
    return named[part.toLowerCase()] ?? part.toUpperCase();
  };
  return (
    <span className={cn("inline-flex shrink-0 items-center gap-1", className)}>
      {keys.split(" ").map((stroke, index) => (
        <Fragment key={index}>
          {index > 0 ? <span className="text-2xs text-faint">{shell.shortcuts.then}</span> : null}
          {(stroke === "+" ? ["+"] : stroke.split("+")).map((part) => (
            <kbd key={part} className="grid h-5 min-w-5 place-items-center rounded border border-line bg-sunken px-1 font-sans text-2xs font-medium text-soft">
              {cap(part)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
