"use client";

import { useSyncExternalStore } from "react";

/** Whether shortcuts take the Command key. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

export const useApple = (): boolean => useSyncExternalStore(never, isApple, () => false);
const never = () => () => undefined;
