"use client";

import { useLayoutEffect, useRef, type ComponentProps, type KeyboardEvent } from "react";
import { cn } from "@/lib/cn";

interface Props extends Omit<ComponentProps<"textarea">, "onSubmit"> {
  onSend: () => void;
}

/** Asking for the height of a text costs a layout of the page, so only those browsers are asked that do not see to it themselves. */
const growsItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Grows with its text. Enter sends, Shift+Enter breaks the line; an Enter that ends an IME composition does neither. */
export function AutoGrow({ onSend, className, value, rows, ...rest }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element || growsItself) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);

  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };

  return (
    <textarea
      ref={field}
      value={value}
      rows={rows}
      onKeyDown={keyDown}
      style={{ minHeight: `calc(${rows ?? 2}lh + 0.5rem)` }}
      className={cn("block field-sizing-content w-full resize-none bg-transparent outline-none", className)}
      {...rest}
    />
  );
}
