"use client";

import { useCallback, useMemo } from "react";
import { useSearchParams } from "next/navigation";
import { placeOf, withPlace, type Place } from "./place";

/** The address is the state. It is replaced, not added to: going back leads out of the workspace. */
export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const query = useSearchParams();
  const place = useMemo(() => placeOf(query), [query]);
  const go = useCallback((change: Partial<Place>) => {
    const here = window.location.search;
    const next = withPlace(here, change);
    if (next !== here) window.history.replaceState(null, "", next + window.location.hash);
  }, []);
  return [place, go];
}
