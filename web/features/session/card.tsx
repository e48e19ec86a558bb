import type { ReactNode } from "react";
import { Wordmark } from "@/ui/logo";
import { PortalArt } from "@/ui/portal-art";

/** The one thing on the page: signing in, and what comes right after it. */
export function Card({ title, text, children, below }: { title: string; text: string; children: ReactNode; below?: ReactNode }) {
  return (
    <main id="main" className="relative grid min-h-dvh grid-cols-1 place-items-center overflow-hidden px-5 py-12">
      <PortalArt />
      <div className="relative w-full max-w-[22rem] animate-rise">
        <div className="mb-8 flex justify-center"><Wordmark /></div>
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-float">
          <h1 className="font-display text-2xl font-semibold tracking-[-0.02em]">{title}</h1>
          <p className="mt-1 mb-5 text-soft">{text}</p>
          {children}
        </div>
        {below ? <div className="mt-5 space-y-3 text-center text-xs text-faint">{below}</div> : null}
      </div>
    </main>
  );
}
