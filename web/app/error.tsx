"use client";

import { ErrorNotice } from "@/ui/error-notice";
import { Button } from "@/ui/button";

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6">
      <div className="w-full max-w-md">
        <h1 className="mb-3 font-display text-xl font-semibold tracking-tight">This page stopped working</h1>
        <ErrorNotice error={error} action={<Button size="small" onClick={reset}>Show it again</Button>} />
      </div>
    </main>
  );
}
