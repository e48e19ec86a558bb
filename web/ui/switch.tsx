import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

interface Props extends Omit<ComponentProps<"button">, "onChange"> {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Something that holds or does not, changed at once. */
export function Switch({ label, on, onChange, className, ...rest }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      onClick={() => onChange(!on)}
      className={cn(
        "inline-flex h-6 w-10.5 shrink-0 items-center rounded-full border p-0.5 transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-55",
        on ? "border-accent bg-accent" : "border-edge bg-sunken", className,
      )}
      {...rest}
    >
      <span className={cn("size-4.5 rounded-full transition-transform duration-150", on ? "translate-x-4.5 bg-on-accent" : "bg-edge")} />
    </button>
  );
}
