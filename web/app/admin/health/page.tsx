import type { Metadata } from "next";
import { HealthPage } from "@/features/health/health-page";
import { admin } from "@/messages/admin";

export const metadata: Metadata = { title: admin.health };

export default function Page() {
  return <HealthPage />;
}
