"use client";

import { useId } from "react";
import type { UserProfile } from "@/lib/api/types";
import { account } from "@/messages/account";
import { offered, type Reach } from "./new-token";
import { actionName } from "./permissions";

const words = account.newToken;
const REACHES: { value: Reach; label: string; hint?: string }[] = [
  { value: "read", label: words.read, hint: words.readHint },
  { value: "all", label: words.all, hint: words.allHint },
  { value: "chosen", label: words.chosen },
];

interface Props {
  user: UserProfile;
  reach: Reach;
  onReach: (reach: Reach) => void;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  error?: string;
}

export function ScopeChoice({ user, reach, onReach, chosen, onChosen, error }: Props) {
  const errorId = useId();
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{words.reach}</legend>
      <div className="space-y-2">
        {REACHES.map(({ value, label, hint }) => (
          <label key={value} className="flex gap-2.5">
            <input type="radio" name="reach" checked={reach === value} onChange={() => onReach(value)} className="mt-0.75 size-4 shrink-0 accent-accent" />
            <span>
              {label}
              {hint ? <span className="block text-xs text-faint">{hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {reach === "chosen" ? <Kinds user={user} chosen={chosen} onChosen={onChosen} /> : null}
      {error ? <p id={errorId} role="alert" className="mt-2 text-xs text-danger">{error}</p> : null}
    </fieldset>
  );
}

function Kinds({ user, chosen, onChosen }: Pick<Props, "user" | "chosen" | "onChosen">) {
  const toggle = (scope: string): void => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    onChosen(next);
  };
  return (
    <div className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {offered(user).map((kind) => (
        <fieldset key={kind.name} className="min-w-0 rounded-xl border border-line p-3">
          <legend className="px-1 text-[0.8125rem] font-medium">{kind.title}</legend>
          {kind.actions.map((action) => (
            <label key={action} className="flex min-h-7 items-center gap-2.5">
              <input
                type="checkbox"
                checked={chosen.has(`${kind.name}:${action}`)}
                onChange={() => toggle(`${kind.name}:${action}`)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="first-letter:uppercase">{actionName(kind.name, action)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
