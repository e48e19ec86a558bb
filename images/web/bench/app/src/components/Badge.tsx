import { STATUS_LABELS } from "@/lib/format";
import type { Status } from "@/lib/types";

const TONES: Record<Status, string> = {
  "in-stock":
    "bg-emerald-100 text-emerald-800 ring-emerald-600/20 dark:bg-emerald-500/15 dark:text-emerald-300",
  low: "bg-amber-100 text-amber-900 ring-amber-600/20 dark:bg-amber-500/15 dark:text-amber-300",
  out: "bg-red-100 text-red-800 ring-red-600/20 dark:bg-red-500/15 dark:text-red-300",
  discontinued:
    "bg-slate-200 text-slate-700 ring-slate-500/20 dark:bg-slate-700/50 dark:text-slate-300",
};

export function StatusBadge({ status }: { status: Status }) {
  return (
    <span
      className={`inline-flex items-center rounded-full px-2.5 py-0.5 text-xs font-medium ring-1 ring-inset ${TONES[status]}`}
    >
      {STATUS_LABELS[status]}
    </span>
  );
}
