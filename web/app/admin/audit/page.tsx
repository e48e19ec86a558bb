import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditPage } from "@/features/audit/audit-page";
import { admin } from "@/messages/admin";

export const metadata: Metadata = { title: admin.audit };

export default function Page() {
  return (
    <Suspense>
      <AuditPage />
    </Suspense>
  );
}
