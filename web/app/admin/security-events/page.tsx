import type { Metadata } from "next";
import { Suspense } from "react";
import { EventsPage } from "@/features/security-events/events-page";
import { admin } from "@/messages/admin";

export const metadata: Metadata = { title: admin.securityEvents };

export default function Page() {
  return (
    <Suspense>
      <EventsPage />
    </Suspense>
  );
}
