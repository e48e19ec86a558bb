import { useId } from "react";
import { cn } from "@/lib/cn";
import { settings } from "@/messages/settings";
import { NEAR_PERCENT } from "./usage";

interface Props {
  label: string;
  /** How much of how much, with units. */
  text: string;
  percent: number;
  /** What happens at the limit; shown when it is near. */
  near: string;
}

export function Meter({ label, text, percent, near }: Props) {
  const id = useId();
  const close = percent >= NEAR_PERCENT;
  const tone = percent >= 95 ? "bg-danger" : close ? "bg-warn" : "bg-accent";
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span id={id} className="text-[0.8125rem] font-medium">{label}</span>
        <span className="text-xs text-soft tabular">{text} · {settings.usage.percent(percent)}</span>
      </div>
      <div
        role="meter"
        aria-labelledby={id}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={text}
        className="mt-1.5 h-2 overflow-hidden rounded-full bg-hover"
      >
        <div className={cn("h-full rounded-full", tone)} style={{ width: `${percent}%` }} />
      </div>
      {close ? <p className={cn("mt-1.5 text-xs", percent >= 95 ? "text-danger" : "text-warn")}>{near}</p> : null}
    </div>
  );
}
