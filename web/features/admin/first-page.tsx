"use client";

import Link from "next/link";
import { useEffect } from "react";
import { useRouter } from "next/navigation";
import { SignedIn, Waiting } from "@/features/session/guard";
import { useSession } from "@/features/session/session";
import { TopBar } from "@/features/shell/top-bar";
import { admin as words } from "@/messages/admin";
import { buttonClass } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { adminLinks } from "./links";

/** Goes on to the first of the administrators' pages that the user may see. */
export function FirstAdminPage() {
  return <SignedIn><GoOn /></SignedIn>;
}

function GoOn() {
  const { state } = useSession();
  const router = useRouter();
  const first = state.phase === "signed-in" ? adminLinks(state.user)[0]?.href : undefined;
  useEffect(() => {
    if (first) router.replace(first);
  }, [first, router]);
  return (
    <>
      <div className="border-b border-line"><TopBar /></div>
      <main id="main" className="mx-auto grid min-h-[70dvh] w-full max-w-2xl grid-cols-1 content-center p-6">
        <h1 className="sr-only">{words.section}</h1>
        {first ? <Waiting text={words.opening} /> : (
          <Empty
            title={words.none.title}
            text={words.none.text}
            action={<Link prefetch={false} href="/" className={buttonClass("primary")}>{words.refused.home}</Link>}
          />
        )}
      </main>
    </>
  );
}
