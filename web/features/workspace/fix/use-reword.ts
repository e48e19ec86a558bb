"use client";

import { useRouter } from "next/navigation";
import { writeDraft } from "@/lib/drafts";
import type { App } from "@/lib/api/types";

/** Back to the prompt box with the words of the app, to be said in another way. */
export function useReword(app: App): () => void {
  const router = useRouter();
  return () => {
    writeDraft("home", app.prompt);
    router.push("/");
  };
}
