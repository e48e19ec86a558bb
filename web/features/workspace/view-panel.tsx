import { Suspense, type ReactNode } from "react";
import { workspace as words } from "@/messages/workspace";
import { Spinner } from "@/ui/spinner";
import type { View } from "./place";

export const tabId = (view: View): string => `tab-${view}`;
export const panelId = (view: View): string => `view-${view}`;

const waiting = <div role="status" aria-label={words.opening} className="grid h-full place-items-center"><Spinner className="size-5 text-faint" /></div>;

interface Props {
  view: View;
  shown: boolean;
  /** Its content stays while another one is shown. */
  kept?: boolean;
  children: ReactNode;
}

/** What is shown under a tab. Radix' own panels are drawn twice as they come, and ask the browser for their style in between. */
export function ViewPanel({ view, shown, kept = false, children }: Props) {
  return (
    <div role="tabpanel" id={panelId(view)} aria-labelledby={tabId(view)} tabIndex={0} hidden={!shown} className="min-h-0 flex-1 focus-visible:outline-offset-[-2px]">
      {shown || kept ? <Suspense fallback={waiting}>{children}</Suspense> : null}
    </div>
  );
}
