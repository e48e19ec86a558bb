import type { Metadata } from "next";
import { Suspense } from "react";
import { SignedIn } from "@/features/session/guard";
import { WorkspacePage } from "@/features/workspace/page";
import { WorkspaceSkeleton } from "@/features/workspace/workspace-skeleton";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.workspace };

/** The id is in the query because the page is exported once for every app. */
export default function Page() {
  return (
    <SignedIn early={<WorkspaceSkeleton />}>
      <Suspense fallback={<WorkspaceSkeleton />}>
        <WorkspacePage />
      </Suspense>
    </SignedIn>
  );
}
