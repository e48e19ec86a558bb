"use client";

import { isNotFetched } from "@/lib/part";
import { pages } from "@/messages/pages";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  // A newer version of the server no longer has a part of this page.
  const outdated = isNotFetched(error);
  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6">
      <div className="w-full max-w-md">
        <h1 className="mb-3 font-display text-xl font-semibold tracking-tight">{outdated ? pages.outdated.title : pages.failed.title}</h1>
        {outdated ? (
          <>
            <p role="alert" className="mb-4 text-soft">{pages.outdated.text}</p>
            <Button look="primary" onClick={() => window.location.reload()}>{pages.outdated.reload}</Button>
          </>
        ) : (
          <ErrorNotice error={error} action={<Button size="small" onClick={reset}>{pages.failed.again}</Button>} />
        )}
      </div>
    </main>
  );
}
