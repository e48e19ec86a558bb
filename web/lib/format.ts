import { time as words } from "@/messages/time";

/** "10,000", as the messages' language has it. The browser takes tens of milliseconds for the first number that it groups. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

const units: [string, number][] = [
  ["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60],
];

/** "3 minutes ago", "yesterday", "in 2 weeks". */
export function relativeTime(iso: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(iso) - nowMs) / 1000);
  const [unit, size] = units.find(([, unitSize]) => Math.abs(seconds) >= unitSize) ?? [null, 1];
  if (unit === null) return words.now;
  const count = Math.trunc(Math.abs(seconds) / size);
  const ahead = seconds > 0;
  if (unit === "day" && count === 1) return ahead ? words.tomorrow : words.yesterday;
  return ahead ? words.ahead(count, unit) : words.ago(count, unit);
}

// Making a format takes a hundred times longer than using it, and long lists use it in each row.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions, iso: string, locale?: string): string {
  const key = `${name} ${locale}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known.format(new Date(iso));
}

export const dateTime = (iso: string, locale?: string): string => format("date", { dateStyle: "medium", timeStyle: "short" }, iso, locale);

/** "14:05:09.123": as in logs everywhere. Without `Intl`, whose first format keeps the browser busy for longer than a page of lines. */
export function clockTime(iso: string): string {
  const at = new Date(iso);
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0"));
  return `${hours}:${minutes}:${seconds}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** With the second, for lists in which many things happen in a minute. */
export const secondTime = (iso: string, locale?: string): string => format("second", { dateStyle: "medium", timeStyle: "medium" }, iso, locale);

/** To the millisecond and with the zone: for comparing with what other systems wrote down. */
export const exactTime = (iso: string, locale?: string): string =>
  format("exact", {
    year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
    fractionalSecondDigits: 3, hourCycle: "h23", timeZoneName: "longOffset",
  }, iso, locale);

/** "840 ms", "3.2 s", "1 min 05 s", "2 h 07 min", "3 d 04 h". */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const [large, small, size, part] = seconds < 3_600 ? ["min", "s", 60, 1] : seconds < 86_400 ? ["h", "min", 3_600, 60] : ["d", "h", 86_400, 3_600];
  return `${Math.floor(seconds / size)} ${large} ${String(Math.floor((seconds % size) / part)).padStart(2, "0")} ${small}`;
}

export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const kib = count / 1024;
  if (kib < 1024) return `${kib.toFixed(kib < 10 ? 1 : 0)} KiB`;
  const mib = kib / 1024;
  return mib < 1024 ? `${mib.toFixed(1)} MiB` : `${(mib / 1024).toFixed(1)} GiB`;
}
