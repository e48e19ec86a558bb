"use client";

import { useSyncExternalStore } from "react";

/** The address's query; empty while the page is built. */
export const useSearch = (): URLSearchParams => new URLSearchParams(useSyncExternalStore(never, () => window.location.search, () => ""));

const never = () => () => undefined;
