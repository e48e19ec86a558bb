"use client";

import { useState } from "react";
import { History, PencilLine, Share2 } from "lucide-react";
import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { focusBox } from "./composer";

const words = workspace.hints;
const KEY = "isekai:hints:workspace";

interface Props {
  onVersions: () => void;
  /** Absent for those who may not share. */
  onShare?: () => void;
}

/** What is worth knowing once the first app runs; each leads to what it speaks of. Shown until somebody has read it on this device. */
export function Hints({ onVersions, onShare }: Props) {
  const [read, setRead] = useState(wasRead);
  if (read) return null;
  const done = (): void => {
    setRead(true);
    remember();
    focusBox();
  };
  return (
    <aside aria-label={words.title} className="mx-auto mt-6 max-w-2xl rounded-2xl border border-line bg-raised p-4 shadow-card animate-rise">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-medium">{words.title}</h2>
        <Button size="small" onClick={done}>{words.done}</Button>
      </div>
      <ul className="mt-2 space-y-0.5">
        <Hint icon={<PencilLine />} text={words.change} onClick={focusBox} />
        <Hint icon={<History />} text={words.versions} onClick={onVersions} />
        {onShare ? <Hint icon={<Share2 />} text={words.share} onClick={onShare} /> : null}
      </ul>
    </aside>
  );
}

function Hint({ icon, text, onClick }: { icon: React.ReactNode; text: string; onClick: () => void }) {
  return (
    <li>
      <button type="button" onClick={onClick} className="-mx-2 flex min-h-7 items-center gap-2.5 rounded-lg px-2 py-1 text-left text-[0.8125rem] text-soft hover:bg-hover hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-accent-strong">
        <span aria-hidden="true">{icon}</span>
        {text}
      </button>
    </li>
  );
}

function wasRead(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // Storage that is blocked would show them for ever.
    return true;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, "read");
  } catch {
    // See above.
  }
}
