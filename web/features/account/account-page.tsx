"use client";

import type { ReactNode } from "react";
import { SignedIn } from "@/features/session/guard";
import { useSession } from "@/features/session/session";
import { SectionPage } from "@/features/shell/section-page";
import type { UserProfile } from "@/lib/api/types";
import { account as words } from "@/messages/account";
import { ACCOUNT_LINKS } from "./links";

interface Props {
  title: string;
  text?: string;
  children: (user: UserProfile) => ReactNode;
}

/** A page about the account of whoever is signed in. */
export function AccountPage(props: Props) {
  return <SignedIn><Framed {...props} /></SignedIn>;
}

function Framed({ title, text, children }: Props) {
  const { state } = useSession();
  if (state.phase !== "signed-in") return null;
  return <SectionPage section={words.section} links={ACCOUNT_LINKS} title={title} text={text}>{children(state.user)}</SectionPage>;
}
