import type { Metadata } from "next";
import { Suspense } from "react";
import { SignedIn } from "@/features/session/guard";
import { WorkspacePage } from "@/features/workspace/page";

export const metadata: Metadata = { title: "Workspace" };

/** The id is in the query because the page is exported once for every app. */
export default function Page() {
  return (
    <SignedIn>
      <Suspense>
        <WorkspacePage />
      </Suspense>
    </SignedIn>
  );
}
