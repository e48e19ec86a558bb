import type { ReactNode } from "react";

/** In place of a list that has nothing in it: why, and what one can do. */
export function Empty({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="rounded-xl border border-dashed border-edge/60 px-5 py-10 text-center">
      <p className="font-medium">{title}</p>
      {text ? <p className="mx-auto mt-1 max-w-prose text-soft">{text}</p> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
