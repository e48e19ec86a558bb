"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "next/navigation";
import { readFilter, writeFilter, type Filter } from "./filter";

const TYPING_MS = 300;

/** The filter of the address, and the search text as it is typed, which gets there a moment later. */
export function useFilter() {
  const query = useSearchParams();
  const filter = useMemo(() => readFilter(query), [query]);
  const [text, setText] = useState(filter.q);
  const [sent, setSent] = useState(filter.q);
  const [inAddress, setInAddress] = useState(filter.q);

  // The address was changed by something else than the typing: a way back, a link.
  if (inAddress !== filter.q) {
    setInAddress(filter.q);
    if (filter.q !== sent) {
      setSent(filter.q);
      setText(filter.q);
    }
  }

  useEffect(() => {
    const q = text.trim();
    if (q === sent) return;
    const timer = setTimeout(() => {
      setSent(q);
      goTo({ ...readFilter(new URLSearchParams(window.location.search)), q }, "replace");
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, sent]);

  const change = useCallback((part: Partial<Filter>) => goTo({ ...readFilter(new URLSearchParams(window.location.search)), ...part }, "push"), []);
  const clear = useCallback(() => goTo({ q: "", status: "", role: "" }, "push"), []);
  return { filter, text, setText, change, clear };
}

/** Next follows the browser's history; going through its router would fetch the page again for every letter. */
function goTo(filter: Filter, how: "push" | "replace"): void {
  const url = window.location.pathname + writeFilter(filter);
  if (how === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
}
