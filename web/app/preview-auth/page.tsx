import type { Metadata } from "next";
import { Suspense } from "react";
import { PreviewAuth } from "@/features/preview/preview-auth";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.openingPreview };

export default function Page() {
  return (
    <Suspense>
      <PreviewAuth />
    </Suspense>
  );
}
