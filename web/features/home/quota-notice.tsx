import { CircleAlert } from "lucide-react";
import type { UserProfile } from "@/lib/api/types";
import { home } from "@/messages/home";
import { buttonClass } from "@/ui/button";
import { useAppUsage } from "./use-app-usage";

const words = home.usage;

/** Said before anything is typed: a new app would be refused, and what makes room. */
export function QuotaNotice({ quotas }: { quotas: UserProfile["quotas"] | null }) {
  const usage = useAppUsage(quotas);
  if (!usage) return null;
  const { apps, running } = usage;
  const full = apps.level === "full" ? { said: words.appsFull, max: apps.max } : running.level === "full" ? { said: words.runningFull, max: running.max } : null;
  if (!full) return null;
  return (
    <div role="status" className="mt-3 flex gap-2.5 rounded-xl border border-warn/40 bg-warn-soft p-3 text-[0.8125rem] animate-fade">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-medium text-warn">{full.said.title(full.max)}</p>
        <p>{full.max > 0 ? full.said.text : words.none}</p>
        {full.max > 0 ? <a href="#recent" className={buttonClass("plain", "small", "mt-2.5")}>{home.refused.goToApps}</a> : null}
      </div>
    </div>
  );
}
