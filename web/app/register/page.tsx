import type { Metadata } from "next";
import { Register } from "@/features/session/register";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.register };

export default function Page() {
  return <Register />;
}
