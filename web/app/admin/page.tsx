import type { Metadata } from "next";
import { FirstAdminPage } from "@/features/admin/first-page";
import { admin } from "@/messages/admin";

export const metadata: Metadata = { title: admin.section };

export default function Page() {
  return <FirstAdminPage />;
}
