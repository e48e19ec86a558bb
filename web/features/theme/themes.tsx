import type { ReactNode } from "react";
import { Monitor, Moon, Sun } from "lucide-react";
import { theme as words } from "@/messages/theme";
import type { Theme } from "./theme";

export const THEMES: { value: Theme; label: string; icon: ReactNode }[] = [
  { value: "light", label: words.light, icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: words.dark, icon: <Moon aria-hidden="true" /> },
  { value: "system", label: words.system, icon: <Monitor aria-hidden="true" /> },
];
