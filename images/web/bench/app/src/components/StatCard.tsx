import type { LucideIcon } from "lucide-react";

interface Props {
  label: string;
  value: string;
  detail: string;
  icon: LucideIcon;
  tone: "brand" | "amber" | "red" | "emerald";
}

const TONES = {
  brand: "from-brand-500 to-brand-700",
  amber: "from-amber-400 to-orange-600",
  red: "from-rose-500 to-red-700",
  emerald: "from-emerald-400 to-teal-600",
};

export function StatCard({ label, value, detail, icon: Icon, tone }: Props) {
  return (
    <section className="group relative overflow-hidden rounded-2xl border border-slate-200 bg-white p-5 shadow-card transition hover:-translate-y-0.5 hover:shadow-xl motion-reduce:transform-none dark:border-slate-800 dark:bg-slate-900">
      <div
        className={`absolute -top-6 -right-6 size-24 rounded-full bg-gradient-to-br opacity-15 blur-xl group-hover:opacity-30 ${TONES[tone]}`}
        aria-hidden="true"
      />
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-semibold tracking-wider text-slate-500 uppercase">{label}</h3>
        <span
          className={`grid size-9 place-items-center rounded-xl bg-gradient-to-br text-white ${TONES[tone]}`}
        >
          <Icon className="size-4" aria-hidden="true" />
        </span>
      </div>
      <p className="mt-3 text-3xl font-bold tracking-tight tabular-nums">{value}</p>
      <p className="mt-1 text-sm text-slate-500">{detail}</p>
    </section>
  );
}
