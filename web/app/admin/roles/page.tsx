import type { Metadata } from "next";
import { Suspense } from "react";
import { RolesPage } from "@/features/roles/roles-page";
import { roles } from "@/messages/roles";

export const metadata: Metadata = { title: roles.title };

export default function Page() {
  return <Suspense><RolesPage /></Suspense>;
}
