"use client";

import { Suspense, useEffect } from "react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { TriangleAlert } from "lucide-react";
import { ThemeChoice } from "@/features/theme/theme-choice";
import { part } from "@/lib/part";
import { safeNext } from "@/lib/session/next";
import { session } from "@/messages/session";
import { Card } from "./card";
import { NEEDS_CODE, wordsFor } from "./oidc";
import { Providers } from "./providers";
import { useSession, type Parting } from "./session";
import { SignInForm } from "./sign-in-form";
import { useConfig } from "./use-config";
import { useSearch } from "./use-search";

// Most people never see it.
const ProviderCode = part(() => import("./provider-code"));

const words = session.signIn;
const noticeClass = "mb-4 rounded-xl border p-3 text-[0.8125rem]";

export function SignIn() {
  const { state } = useSession();
  const router = useRouter();
  const query = useSearch();
  const next = safeNext(query.get("next"));
  const reason = query.get("oidc");
  const signedIn = state.phase === "signed-in";

  useEffect(() => {
    if (signedIn) router.replace(next);
  }, [signedIn, next, router]);

  if (reason === NEEDS_CODE) {
    return (
      <Card title={words.moreTitle} text={words.moreText}>
        <Suspense><ProviderCode /></Suspense>
      </Card>
    );
  }
  const said = wordsFor(reason);
  const parting = state.phase === "anonymous" ? state.parting : null;
  return (
    <Card title={words.title} text={words.text} below={<><WithoutAccount next={next} /><ThemeChoice /></>}>
      {said ? (
        <p role="alert" className={`${noticeClass} flex gap-2 border-danger-line bg-danger-soft`}>
          <TriangleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
          {said}
        </p>
      ) : null}
      <div role="status">{parting && !said ? <PartingNotice parting={parting} /> : null}</div>
      <SignInForm />
      <Providers returnTo={next} />
    </Card>
  );
}

function PartingNotice({ parting }: { parting: Parting }) {
  return (
    <div className={`${noticeClass} border-line bg-sunken`}>
      <p className="font-medium">{words[parting].title}</p>
      <p className="text-soft">{words[parting].text}</p>
    </div>
  );
}

function WithoutAccount({ next }: { next: string }) {
  const { data } = useConfig();
  return (
    <p>
      {data?.registration ? (
        <>
          {words.newHere}{" "}
          <Link href={next === "/" ? "/register/" : `/register/?next=${encodeURIComponent(next)}`} className="font-medium text-accent-strong underline">
            {words.register}
          </Link>
        </>
      ) : words.noAccount}
      <br />
      {words.forgotten}
    </p>
  );
}
