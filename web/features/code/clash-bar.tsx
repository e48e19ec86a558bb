import { ChevronDown, ChevronUp } from "lucide-react";
import { code } from "@/messages/code";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import type { Choice } from "./settle";

const words = code.clash;
const CHOICES: Choice[] = ["theirs", "mine", "both"];

interface Props {
  /** Which of the places the caret is at. */
  at: number;
  count: number;
  onTake: (choice: Choice) => void;
  onGo: (step: 1 | -1) => void;
}

/** What both sides changed is settled here, place by place, or at the place itself. */
export function ClashBar({ at, count, onTake, onGo }: Props) {
  return (
    <>
      <p role="alert" className="border-b border-line bg-warn-soft px-3 py-2 text-[0.8125rem]">{words.alert}</p>
      <div role="group" aria-label={words.toolbar} className="flex flex-wrap items-center gap-1.5 border-b border-line bg-ground px-3 py-1.5">
        <span role="status" className="mr-1 text-xs text-soft tabular">{words.place(Math.min(at, count - 1) + 1, count)}</span>
        <IconButton label={words.previous} className="size-7" onClick={() => onGo(-1)}><ChevronUp aria-hidden="true" /></IconButton>
        <IconButton label={words.next} className="size-7" onClick={() => onGo(1)}><ChevronDown aria-hidden="true" /></IconButton>
        {CHOICES.map((choice) => <Button key={choice} size="small" onClick={() => onTake(choice)}>{words.take[choice]}</Button>)}
        <span className="ml-auto text-xs text-faint max-lg:hidden">{words.keys}</span>
      </div>
    </>
  );
}
