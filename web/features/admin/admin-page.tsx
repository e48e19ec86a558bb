"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { SignedIn } from "@/features/session/guard";
import { useSession } from "@/features/session/session";
import { SectionPage, type SectionLink } from "@/features/shell/section-page";
import { may } from "@/lib/session/may";
import { admin as words } from "@/messages/admin";
import { buttonClass } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { adminLinks, type Permit } from "./links";

interface Props {
  /** What the page needs; who lacks it is told so, instead of seeing lists that do not come. */
  needs: Permit;
  title: string;
  text?: string;
  parent?: Pick<SectionLink, "href" | "label">;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page for administrators: for those who may see it, with the way to the others that they may see. */
export function AdminPage(props: Props) {
  return <SignedIn><Framed {...props} /></SignedIn>;
}

function Framed({ needs, title, text, parent, actions, children }: Props) {
  const { state } = useSession();
  if (state.phase !== "signed-in") return null;
  const allowed = may(state.user, needs.resource, needs.action);
  return (
    <SectionPage section={words.section} links={adminLinks(state.user)} title={title} text={text} parent={allowed ? parent : undefined} actions={allowed ? actions : undefined}>
      {allowed ? children : (
        <Empty
          title={words.refused.title}
          text={words.refused.text(needs.resource, needs.action)}
          action={<Link href="/" className={buttonClass("primary")}>{words.refused.home}</Link>}
        />
      )}
    </SectionPage>
  );
}
