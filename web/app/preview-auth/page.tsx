import type { Metadata } from "next";
import { Suspense } from "react";
import { PreviewAuth } from "@/features/preview/preview-auth";

export const metadata: Metadata = { title: "Opening the preview" };

export default function Page() {
  return (
    <Suspense>
      <PreviewAuth />
    </Suspense>
  );
}
