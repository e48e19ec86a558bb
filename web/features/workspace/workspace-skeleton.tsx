import { TopBar } from "@/features/shell/top-bar";
import { shell } from "@/messages/shell";
import { Mark } from "@/ui/logo";

const words = shell.workspace;
const bar = "rounded bg-sunken animate-shimmer";

/** The workspace before its app is there: what is always in the same place. It is part of the exported page, so that it is there at once. */
export function WorkspaceSkeleton() {
  return (
    <div className="flex h-dvh min-h-104 flex-col">
      <div className="border-b border-line">
        <TopBar compact>
          <span className="text-line" aria-hidden="true">/</span>
          <span className={`h-3.5 w-36 ${bar}`} aria-hidden="true" />
        </TopBar>
      </div>
      <div className="flex min-h-0 flex-1 max-[60rem]:flex-col-reverse">
        <div className="flex min-h-0 flex-col border-line max-[60rem]:flex-1 min-[60rem]:w-[32%] min-[60rem]:min-w-80 min-[60rem]:border-r">
          <div className="min-h-0 flex-1" />
          <div className="mx-auto w-full max-w-2xl shrink-0 px-3 pb-3" aria-hidden="true">
            <div className="rounded-2xl border border-edge bg-surface p-1.5 shadow-card">
              <textarea disabled rows={2} placeholder={words.box} className="block w-full resize-none bg-transparent px-2 pt-1.5 text-sm" />
              <div className="h-9.5" />
            </div>
          </div>
        </div>
        <div className="flex min-w-0 flex-col bg-surface min-[60rem]:flex-1">
          <div className="flex h-11 shrink-0 items-center gap-5 border-b border-line px-4 max-sm:h-13" aria-hidden="true">
            {[14, 11, 10, 15].map((width, index) => <span key={index} className={`h-3 ${bar}`} style={{ width: `${width * 0.25}rem` }} />)}
          </div>
          <div role="status" className="grid flex-1 place-items-center bg-sunken text-faint max-[60rem]:sr-only">
            <span className="flex flex-col items-center gap-3">
              <Mark alive className="size-9 text-ink" />
              {words.opening}
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}
