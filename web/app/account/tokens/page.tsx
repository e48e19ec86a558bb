import type { Metadata } from "next";
import { Tokens } from "@/features/account/tokens";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.tokens };

export default function Page() {
  return <Tokens />;
}
