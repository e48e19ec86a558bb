"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import { useSession } from "@/features/session/session";
import { TopBar } from "@/features/shell/top-bar";
import { readDraft, writeDraft } from "@/lib/drafts";
import { may } from "@/lib/session/may";
import { home as words } from "@/messages/home";
import { Empty } from "@/ui/empty";
import { PortalArt } from "@/ui/portal-art";
import { Examples } from "./examples";
import { PromptBox } from "./prompt-box";
import { PROMPT_ID } from "./prompt-id";
import { QuotaNotice } from "./quota-notice";
import { RecentApps } from "./recent-apps";
import { HOME_DRAFT } from "./use-generate";

/** Also drawn while it is not known yet who is there: then it asks for nothing that is theirs. */
export function Home() {
  const { state } = useSession();
  const user = state.phase === "signed-in" ? state.user : null;
  const sees = !user || may(user, "app", "read");
  const makes = !user || may(user, "app", "create");
  const quotas = user && sees ? user.quotas : null;
  const [prompt, setPrompt] = useHomeDraft(user !== null);
  const pick = useCallback(
    (text: string) => {
      setPrompt(text);
      document.getElementById(PROMPT_ID)?.focus();
    },
    [setPrompt],
  );

  return (
    <div className="relative min-h-dvh overflow-x-clip">
      <PortalArt />
      <TopBar />
      <main id="main" tabIndex={-1} className="relative mx-auto w-full max-w-5xl px-4 pb-20 outline-none sm:px-6">
        <section aria-labelledby="ask" className="mx-auto max-w-2xl pt-[clamp(2.5rem,11vh,7.5rem)]">
          <h1
            id="ask"
            className="mb-8 text-center font-display text-[clamp(1.875rem,6vw,3rem)] leading-[1.04] font-semibold tracking-[-0.035em] text-balance"
          >
            {words.title}
          </h1>
          {makes ? (
            <>
              <PromptBox
                prompt={prompt}
                onPrompt={setPrompt}
                ready={user !== null}
                quotas={<QuotaNotice quotas={quotas} />}
              />
              <Examples onPick={pick} />
            </>
          ) : (
            <Empty title={words.mayNot.title} text={words.mayNot.text} />
          )}
        </section>
        {sees ? <RecentApps known={user !== null} quotas={quotas} onPrompt={makes ? pick : undefined} /> : null}
      </main>
    </div>
  );
}

/** The draft is read when it is known who is there; from then on what is typed counts. */
function useHomeDraft(known: boolean): [string, (text: string) => void] {
  const stored = useSyncExternalStore(never, () => (known ? readDraft(HOME_DRAFT) : ""), () => "");
  const [typed, setTyped] = useState<string | null>(null);
  const set = useCallback((text: string) => {
    setTyped(text);
    writeDraft(HOME_DRAFT, text);
  }, []);
  return [typed ?? stored, set];
}

const never = () => () => undefined;
