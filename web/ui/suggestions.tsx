import { cn } from "@/lib/cn";

interface Props {
  list: string[];
  onPick: (text: string) => void;
  /** Words around each, where they do not explain themselves. */
  say?: (text: string) => string;
  className?: string;
}

/** Words one may take over with a click. */
export function Suggestions({ list, onPick, say, className }: Props) {
  return (
    <ul className={cn("flex flex-wrap gap-1.5", className)}>
      {list.map((text) => (
        <li key={text} className="max-w-full">
          <button
            type="button"
            onClick={() => onPick(text)}
            className="block min-h-7 max-w-full rounded-2xl border border-line bg-surface px-2.5 py-0.5 text-left text-[0.8125rem] text-ink transition-colors hover:border-accent"
          >
            {say ? say(text) : text}
          </button>
        </li>
      ))}
    </ul>
  );
}
