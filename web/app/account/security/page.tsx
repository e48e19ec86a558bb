import type { Metadata } from "next";
import { Security } from "@/features/account/security";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.security };

export default function Page() {
  return <Security />;
}
