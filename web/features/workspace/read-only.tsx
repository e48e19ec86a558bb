import Link from "next/link";
import { Eye, Lock, OctagonAlert } from "lucide-react";
import { sentence } from "@/lib/api/errors";
import { workspace } from "@/messages/workspace";
import { Button, buttonClass } from "@/ui/button";

const { readOnly, refused } = workspace;

/** In place of the box for those who may only look. */
export function ReadOnlyNote() {
  return (
    <div className="mx-auto w-full max-w-2xl shrink-0 px-3 pb-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2xl border border-line bg-sunken px-4 py-3 text-[0.8125rem] text-soft">
        <Eye className="size-4 shrink-0" aria-hidden="true" />
        <span className="min-w-0 flex-1 basis-48">{readOnly.text}</span>
        <Link href="/" className={buttonClass("plain", "small")}>{readOnly.home}</Link>
      </p>
    </div>
  );
}

/** Why the app does not run, for those who can do nothing about it. */
export function NotRunning({ reason }: { reason: string | null }) {
  return (
    <div className="flex gap-3 rounded-2xl border border-danger-line bg-danger-soft p-4">
      <OctagonAlert className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden="true" />
      <div className="min-w-0">
        <h2 className="font-medium">{readOnly.notRunning}</h2>
        <p className="mt-0.5 break-words text-soft">{reason ? sentence(reason) : readOnly.noReason}</p>
      </div>
    </div>
  );
}

/** In place of a view that the reader may not see. */
export function Refused({ what, onLogs }: { what: "preview" | "code"; onLogs: () => void }) {
  return (
    <div className="grid h-full grid-cols-1 place-items-center p-6 text-center">
      <div className="max-w-sm">
        <Lock className="mx-auto size-7 text-edge" aria-hidden="true" />
        <h2 className="mt-4 font-display text-xl font-semibold tracking-tight">{refused[what]}</h2>
        <p className="mt-1 mb-5 text-soft">{what === "preview" ? refused.previewText : refused.codeText}</p>
        <Button onClick={onLogs}>{refused.other}</Button>
      </div>
    </div>
  );
}
