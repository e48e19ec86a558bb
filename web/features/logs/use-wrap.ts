"use client";

import { useState } from "react";

const KEY = "isekai:logs:wrap";

/** Whether long lines are broken, as chosen last on this device. */
export function useWrap(): [boolean, (wrap: boolean) => void] {
  const [wrap, setWrap] = useState(() => {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true;
    }
  });
  const choose = (next: boolean): void => {
    setWrap(next);
    try {
      localStorage.setItem(KEY, next ? "on" : "off");
    } catch {
      // Storage that is blocked keeps nothing; the choice holds until the page is left.
    }
  };
  return [wrap, choose];
}
