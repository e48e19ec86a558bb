"use client";

import { useState } from "react";
import { duration } from "@/lib/format";
import { useNow } from "@/ui/use-now";

/** Counts from `since`, or from when it appeared. */
export function Elapsed({ since }: { since: string | null }) {
  const [start] = useState(() => (since ? Date.parse(since) : Date.now()));
  const now = useNow(100);
  return <span>{duration(Math.max(0, now - start))}</span>;
}
