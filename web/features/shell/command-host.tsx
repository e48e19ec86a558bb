"use client";

import { Suspense, useEffect } from "react";
import type { UserProfile } from "@/lib/api/types";
import { part } from "@/lib/part";
import { show, useOverlay } from "./overlay";
import { useBaseCommands } from "./use-base-commands";
import { useShortcuts } from "./use-shortcuts";

const Palette = part(() => import("./palette"));
const ShortcutsDialog = part(() => import("./shortcuts-dialog"));

interface Props {
  user: UserProfile;
  /** Told whether shortcuts are heard here. */
  onHears: (hears: boolean) => void;
}

/** Hears the shortcuts and shows the palette. */
export default function CommandHost({ user, onHears }: Props) {
  const overlay = useOverlay();
  useBaseCommands(user);
  useShortcuts();
  useEffect(() => {
    onHears(true);
    return () => {
      onHears(false);
      show(null);
    };
  }, [onHears]);
  return <Suspense>{overlay === "palette" ? <Palette /> : overlay === "shortcuts" ? <ShortcutsDialog /> : null}</Suspense>;
}
