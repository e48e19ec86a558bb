"use client";

import { useRef } from "react";

let menuTrigger: HTMLElement | null = null;

/** Told by menus who opened them: a dialog that one of their items opens gives the focus back to it. */
export function openedMenu(trigger: HTMLElement): void {
  menuTrigger = trigger;
}

/** Gives the focus back to where it was when the dialog opened; Radix knows no such place for dialogs without a trigger of their own. */
export function useReturnFocus() {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (): void => {
      from.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event): void => {
      event.preventDefault();
      const before = from.current;
      // The item of a menu is gone by now.
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
      else if (menuTrigger?.isConnected) menuTrigger.focus();
    },
  };
}
