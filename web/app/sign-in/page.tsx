import type { Metadata } from "next";
import { SignIn } from "@/features/session/sign-in";
import { pages } from "@/messages/pages";

export const metadata: Metadata = { title: pages.signIn };

export default function Page() {
  return <SignIn />;
}
