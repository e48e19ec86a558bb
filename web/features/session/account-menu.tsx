"use client";

import { useState } from "react";
import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { setTheme, useTheme, type Theme } from "@/features/theme/theme";
import type { UserProfile } from "@/lib/api/types";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/ui/menu";
import { toastError } from "@/ui/toasts";
import { avatarClass } from "./account";
import { useSession } from "./session";

export default function AccountMenu({ user }: { user: UserProfile }) {
  const { signOut } = useSession();
  const theme = useTheme();
  const [leaving, setLeaving] = useState(false);

  const leave = async (): Promise<void> => {
    setLeaving(true);
    try {
      await signOut();
    } catch (error) {
      toastError("You are still signed in", error);
    } finally {
      setLeaving(false);
    }
  };

  return (
    <Menu modal={false}>
      <MenuTrigger
        aria-label={`Account of ${user.username}`}
        className={`${avatarClass} transition-shadow hover:ring-2 hover:ring-accent/40`}
      >
        {user.username.slice(0, 2)}
      </MenuTrigger>
      <MenuContent>
        <div className="px-2.5 pt-2 pb-2.5">
          <p className="truncate font-medium">{user.username}</p>
          <p className="truncate text-xs text-faint">{user.email}</p>
        </div>
        <MenuSeparator />
        <MenuLabel>Appearance</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          <MenuRadioItem value="light"><Sun aria-hidden="true" />Light</MenuRadioItem>
          <MenuRadioItem value="dark"><Moon aria-hidden="true" />Dark</MenuRadioItem>
          <MenuRadioItem value="system"><Monitor aria-hidden="true" />As the system</MenuRadioItem>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem disabled={leaving} onSelect={() => void leave()}><LogOut aria-hidden="true" />Sign out</MenuItem>
      </MenuContent>
    </Menu>
  );
}
