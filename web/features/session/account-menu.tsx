"use client";

import { useState } from "react";
import Link from "next/link";
import { LogOut, Settings, ShieldCheck } from "lucide-react";
import { adminLinks } from "@/features/admin/links";
import { setTheme, useTheme, type Theme } from "@/features/theme/theme";
import { THEMES } from "@/features/theme/themes";
import type { UserProfile } from "@/lib/api/types";
import { session as words } from "@/messages/session";
import { theme as themeWords } from "@/messages/theme";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/ui/menu";
import { toastError } from "@/ui/toasts";
import { avatarClass, initials } from "./account";
import { useSession } from "./session";

export default function AccountMenu({ user }: { user: UserProfile }) {
  const { signOut } = useSession();
  const theme = useTheme();
  const [leaving, setLeaving] = useState(false);
  const [administration] = adminLinks(user);

  const leave = async (): Promise<void> => {
    setLeaving(true);
    try {
      await signOut();
    } catch (error) {
      toastError(words.menu.stillIn, error);
    } finally {
      setLeaving(false);
    }
  };

  return (
    <Menu>
      <MenuTrigger
        aria-label={words.menu.of(user.username)}
        className={`${avatarClass} transition-shadow hover:ring-2 hover:ring-accent/40`}
      >
        {initials(user.username)}
      </MenuTrigger>
      <MenuContent>
        <div className="max-w-64 px-2.5 pt-2 pb-2.5">
          <p className="truncate font-medium">{user.username}</p>
          <p className="truncate text-xs text-faint">{user.email}</p>
        </div>
        <MenuSeparator />
        <MenuItem asChild><Link href="/account/" prefetch={false}><Settings aria-hidden="true" />{words.menu.settings}</Link></MenuItem>
        {administration ? (
          <MenuItem asChild>
            <Link href={administration.href} prefetch={false}><ShieldCheck aria-hidden="true" />{words.menu.administration}</Link>
          </MenuItem>
        ) : null}
        <MenuSeparator />
        <MenuLabel>{themeWords.title}</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
          {THEMES.map(({ value, label, icon }) => <MenuRadioItem key={value} value={value}>{icon}{label}</MenuRadioItem>)}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem disabled={leaving} onSelect={() => void leave()}><LogOut aria-hidden="true" />{words.menu.signOut}</MenuItem>
      </MenuContent>
    </Menu>
  );
}
