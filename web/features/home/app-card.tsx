"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { Ellipsis } from "lucide-react";
import { StatusBadge } from "@/features/activity/status-badge";
import type { App } from "@/lib/api/types";
import { relativeTime } from "@/lib/format";
import { part } from "@/lib/part";
import { quotedExamples } from "@/lib/suggestions";
import { home } from "@/messages/home";
import { Suggestions } from "@/ui/suggestions";
import { WhenIdle } from "@/ui/when-idle";
import { AppTile } from "./app-tile";

const CardMenu = part(() => import("./card-menu"));

export const cardMenuClass =
  "absolute top-2 right-2 z-10 grid size-8 place-items-center rounded-lg border border-line bg-surface text-soft shadow-card transition-colors hover:border-edge hover:text-ink data-[state=open]:text-ink [&_svg]:size-4";

const menuToCome = <span className={cardMenuClass} aria-hidden="true"><Ellipsis /></span>;

interface Props {
  app: App;
  now: number;
  onPrompt?: (prompt: string) => void;
}

/** The link covers the card; what else can be pressed lies above it. */
export function AppCard({ app, now, onPrompt }: Props) {
  const router = useRouter();
  const href = `/app/?id=${encodeURIComponent(app.id)}`;
  // The workspace's script is fetched when one is about to go there, not with the first load.
  const prepare = (): void => router.prefetch(href);
  const reason = app.status === "error" ? app.statusReason : null;
  const examples = reason && onPrompt ? quotedExamples(reason).slice(0, 2) : [];
  return (
    <article className="relative flex h-full flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-card transition-[border-color,box-shadow] duration-200 focus-within:border-accent/60 hover:border-accent/60 hover:shadow-float">
      <AppTile app={app} />
      <div className="flex flex-1 flex-col gap-1 p-3.5 pt-3">
        <div className="flex h-6 items-center justify-between gap-2">
          <h3 dir="auto" className="min-w-0 flex-1 truncate font-medium" title={app.name}>
            <Link
              href={href}
              prefetch={false}
              onPointerEnter={prepare}
              onFocus={prepare}
              className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {app.name}
            </Link>
          </h3>
          <StatusBadge status={app.status} activity={app.activity} />
        </div>
        <p dir="auto" className="line-clamp-2 min-h-10 text-[0.8125rem] leading-5 break-words text-soft">{reason ?? app.prompt}</p>
        {onPrompt && examples.length > 0 ? (
          <div className="relative z-10"><Suggestions list={examples} say={home.card.try} onPick={onPrompt} /></div>
        ) : null}
        <p className="mt-auto pt-1 text-xs text-faint">{relativeTime(app.updatedAt, now)}</p>
      </div>
      <WhenIdle instead={menuToCome}><CardMenu app={app} onPrompt={onPrompt} /></WhenIdle>
    </article>
  );
}

/** As tall as a card. */
export function CardSkeleton() {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface" aria-hidden="true">
      <div className="h-20 bg-sunken animate-shimmer" />
      <div className="flex flex-col gap-1 p-3.5 pt-3">
        <div className="flex h-6 items-center"><div className="h-3.5 w-1/2 rounded bg-sunken animate-shimmer" /></div>
        <div className="h-10 space-y-2 pt-1"><div className="h-3 rounded bg-sunken animate-shimmer" /><div className="h-3 w-2/3 rounded bg-sunken animate-shimmer" /></div>
        <div className="h-5 pt-2"><div className="h-2.5 w-1/4 rounded bg-sunken animate-shimmer" /></div>
      </div>
    </div>
  );
}
