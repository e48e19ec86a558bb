import type { Account } from "@/lib/api/types";
import { users as words } from "@/messages/users";
import { Badge } from "@/ui/badge";
import { standingOf } from "./standing";

const tones = { active: "good", waiting: "warn", locked: "warn", suspended: "danger", erasing: "danger" } as const;

export function StandingBadge({ account, now }: { account: Account; now: number }) {
  const standing = standingOf(account, now);
  return <Badge tone={tones[standing]}>{words.standing[standing]}</Badge>;
}
