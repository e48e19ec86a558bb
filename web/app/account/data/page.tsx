import type { Metadata } from "next";
import { YourData } from "@/features/account/your-data";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.data };

export default function Page() {
  return <YourData />;
}
