"use client";

import { Copy } from "lucide-react";
import { cn } from "@/lib/cn";
import { copyText } from "./copy";

interface Props {
  text: string;
  /** What the button does, for those who hear it. */
  label: string;
  /** What is said when it was done. */
  said: string;
  className?: string;
}

/** An id or a command that one takes along: a press copies the whole of it. */
export function Copyable({ text, label, said, className }: Props) {
  return (
    <button
      type="button"
      onClick={() => void copyText(text, said)}
      aria-label={label}
      className={cn("inline-flex min-h-6 max-w-full items-center gap-1.5 rounded text-left font-mono text-xs hover:text-accent-strong", className)}
    >
      <span className="min-w-0 break-all">{text}</span>
      <Copy className="size-3 shrink-0 text-faint" aria-hidden="true" />
    </button>
  );
}
