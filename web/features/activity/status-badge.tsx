import type { Activity, AppStatus } from "@/lib/api/types";
import { activityLabel } from "./labels";
import { cn } from "@/lib/cn";

export function StatusBadge({ status, activity, className }: { status: AppStatus; activity: Activity; className?: string }) {
  const working = status === "generating" || (status === "running" && !["ready", "paused"].includes(activity));
  return (
    <span
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2 text-xs font-medium",
        status === "error" ? "bg-danger-soft text-danger" : status === "stopped" ? "bg-sunken text-soft" : "bg-accent-soft text-accent-strong",
        className,
      )}
    >
      <span className={cn("size-1.5 rounded-full bg-current", working && "animate-breathe")} aria-hidden="true" />
      {activityLabel(status, activity)}
    </span>
  );
}
