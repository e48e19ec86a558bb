import { dateTime, relativeTime } from "@/lib/format";

/** How long ago, with the exact time for who points at it. */
export function When({ iso, now }: { iso: string; now: number }) {
  return <time dateTime={iso} title={dateTime(iso)} className="whitespace-nowrap">{relativeTime(iso, now)}</time>;
}
