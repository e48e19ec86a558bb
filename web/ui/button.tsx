import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { Spinner } from "./spinner";

type Look = "primary" | "plain" | "quiet" | "danger";
type Size = "small" | "medium" | "large";

const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong shadow-card",
  plain: "bg-surface text-ink border border-line hover:bg-hover hover:border-edge/60 shadow-card",
  quiet: "text-soft hover:bg-hover hover:text-ink",
  danger: "bg-danger-soft text-danger border border-danger-line hover:border-danger",
};
const sizes: Record<Size, string> = {
  small: "h-7 px-2.5 text-xs gap-1.5 rounded-md",
  medium: "h-8.5 px-3 text-[0.8125rem] gap-1.5 rounded-lg",
  large: "h-10 px-4 text-sm gap-2 rounded-lg",
};

export function buttonClass(look: Look = "plain", size: Size = "medium", className?: string): string {
  return cn(
    "inline-flex items-center justify-center font-medium whitespace-nowrap select-none transition-colors duration-150",
    "disabled:opacity-55 disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0",
    looks[look], sizes[size], className,
  );
}

interface Props extends ComponentProps<"button"> {
  look?: Look;
  size?: Size;
  /** Keeps its place and says that it works. */
  busy?: boolean;
}

export function Button({ look, size, busy = false, className, children, disabled, type = "button", ...rest }: Props) {
  return (
    <button type={type} className={buttonClass(look, size, className)} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? <Spinner className="size-3.5" /> : null}
      {children}
    </button>
  );
}
