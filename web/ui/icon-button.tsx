"use client";

import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { Tip } from "./tip";

interface Props extends ComponentProps<"button"> {
  label: string;
  pressed?: boolean;
}

/** An icon that says what it does: to screen readers by its name, to everybody else by a tooltip. */
export function IconButton({ label, pressed, className, children, type = "button", ...rest }: Props) {
  return (
    <Tip text={label}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={cn(
          "inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-soft transition-colors duration-150",
          "hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4",
          pressed && "bg-hover text-ink", className,
        )}
        {...rest}
      >
        {children}
      </button>
    </Tip>
  );
}
