import { Trash2 } from "lucide-react";
import type { Egress } from "@/lib/api/types";
import { egress as words } from "@/messages/egress";
import { IconButton } from "@/ui/icon-button";
import { sameRule, withoutRule, type Open } from "./model";

interface Props {
  egress: Egress;
  busy: boolean;
  /** Absent for somebody who may only look. */
  onChange?: (change: (open: Open) => Open) => void;
}

export function Rules({ egress, busy, onChange }: Props) {
  if (egress.rules.length === 0) return <p className="text-faint">{words.none}</p>;
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-ground">
      {egress.rules.map((rule) => {
        const place = `${rule.host}:${rule.port}`;
        return (
          <li key={place} className="flex min-h-11 items-center gap-3 py-1 pr-1.5 pl-4">
            <span className="min-w-0 flex-1 break-all font-mono text-xs">{place}</span>
            {egress.heldBack.some((held) => sameRule(held, rule)) ? (
              <span className="shrink-0 rounded-full bg-warn-soft px-2 py-0.5 text-xs text-warn">{words.heldBack}</span>
            ) : null}
            {onChange ? (
              <IconButton label={words.close(place)} disabled={busy} onClick={() => onChange((open) => withoutRule(open, rule))}>
                <Trash2 aria-hidden="true" />
              </IconButton>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
