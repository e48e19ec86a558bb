import type { Metadata } from "next";
import { Profile } from "@/features/account/profile";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.account };

export default function Page() {
  return <Profile />;
}
