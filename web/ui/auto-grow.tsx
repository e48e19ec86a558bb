"use client";

import { useLayoutEffect, useRef, type ComponentProps, type KeyboardEvent } from "react";
import { cn } from "@/lib/cn";

interface Props extends Omit<ComponentProps<"textarea">, "onSubmit"> {
  onSend: () => void;
}

/** Grows with its text. Enter sends, Shift+Enter breaks the line; an Enter that ends an IME composition does neither. */
export function AutoGrow({ onSend, className, value, ...rest }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);

  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };

  return <textarea ref={field} value={value} onKeyDown={keyDown} className={cn("block w-full resize-none bg-transparent outline-none", className)} {...rest} />;
}
