import { versions as words } from "@/messages/versions";
import type { LineCount as Count } from "./unified";

/** "+12 −3", and in words for those who hear it. */
export function LineCount({ added, removed }: Count) {
  return (
    <span className="shrink-0 text-xs whitespace-nowrap tabular">
      <span className="sr-only">{words.lines(added, removed)}</span>
      <span aria-hidden="true" className="text-accent-strong">{`+${added}`}</span>
      <span aria-hidden="true" className="ml-1.5 text-danger">{`−${removed}`}</span>
    </span>
  );
}
