"use client";

import { useCallback, useState } from "react";
import { TopBar } from "@/features/shell/top-bar";
import { readDraft, writeDraft } from "@/lib/drafts";
import { PortalArt } from "@/ui/portal-art";
import { Examples } from "./examples";
import { PromptBox } from "./prompt-box";
import { RecentApps } from "./recent-apps";

export const HOME_DRAFT = "home";

export function Home() {
  const [prompt, setPromptState] = useState(() => readDraft(HOME_DRAFT));
  const setPrompt = useCallback((text: string) => {
    setPromptState(text);
    writeDraft(HOME_DRAFT, text);
  }, []);

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
            Describe an app. Step into it.
          </h1>
          <PromptBox prompt={prompt} onPrompt={setPrompt} />
          <Examples onPick={setPrompt} />
        </section>
        <RecentApps />
      </main>
    </div>
  );
}
