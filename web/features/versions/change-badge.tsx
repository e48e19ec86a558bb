import type { FileDiff } from "@/lib/api/types";
import { versions as words } from "@/messages/versions";
import { Badge } from "@/ui/badge";

const TONES = { added: "good", removed: "danger", changed: "neutral" } as const;

/** What became of a file between two versions. */
export function ChangeBadge({ change }: { change: FileDiff["change"] }) {
  return <Badge tone={TONES[change]}>{words.changeOf[change]}</Badge>;
}
