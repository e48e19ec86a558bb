"use client";

import type { ReactNode } from "react";

interface Props {
  /** Whether it is known who is there. */
  known: boolean;
  children: ReactNode;
  /** For browsers in which nobody was signed in. */
  otherwise?: ReactNode;
}

/**
 * The page as it will be, drawn from the exported file before the session is there: to be looked at, not to be used. Of children that are of
 * the same kind before and after nothing is drawn anew. Which of the two shows is decided by `returningScript`.
 */
export function Early({ known, children, otherwise }: Props) {
  return (
    <>
      <div className={known ? "contents" : "only-returning"} inert={!known} aria-hidden={!known || undefined}>{children}</div>
      {known ? null : (
        <div className="only-new">
          <main className="grid min-h-dvh grid-cols-1 place-items-center p-6">{otherwise}</main>
        </div>
      )}
    </>
  );
}
