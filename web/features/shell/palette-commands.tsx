"use client";

import { useMemo } from "react";
import { useRouter } from "next/navigation";
import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { ACCOUNT_LINKS } from "@/features/account/links";
import { adminLinks } from "@/features/admin/links";
import { useAllApps } from "@/features/home/queries";
import { AppTile } from "@/features/home/app-tile";
import { useSession } from "@/features/session/session";
import { setTheme } from "@/features/theme/theme";
import { may } from "@/lib/session/may";
import { account } from "@/messages/account";
import { admin } from "@/messages/admin";
import { shell } from "@/messages/shell";
import { toastError } from "@/ui/toasts";
import type { Command } from "./commands";
import type { SectionLink } from "./section-page";

const words = shell.commands;

/** What the palette offers besides the commands with keys: pages of the account and of administrators, appearance, signing out. */
export function usePaletteCommands(): Command[] {
  const { state, signOut } = useSession();
  const router = useRouter();
  const user = state.phase === "signed-in" ? state.user : null;
  return useMemo(() => {
    if (!user) return [];
    const page = (keywords: string) => (link: SectionLink): Command => ({
      id: `go${link.href}`, label: link.label, group: shell.groups.goTo, icon: link.icon, keywords, run: () => router.push(link.href),
    });
    // The first page of the account has keys, so it is there already.
    const pages = [...ACCOUNT_LINKS.slice(1).map(page(account.section)), ...adminLinks(user).map(page(admin.section))];
    const actions: Command[] = [
      { id: "theme.light", label: words.light, icon: <Sun aria-hidden="true" />, keywords: words.themeKeywords, run: () => setTheme("light") },
      { id: "theme.dark", label: words.dark, icon: <Moon aria-hidden="true" />, keywords: words.themeKeywords, run: () => setTheme("dark") },
      { id: "theme.system", label: words.system, icon: <Monitor aria-hidden="true" />, keywords: words.themeKeywords, run: () => setTheme("system") },
      {
        id: "sign-out",
        label: words.signOut,
        icon: <LogOut aria-hidden="true" />,
        keywords: words.signOutKeywords,
        run: () => void signOut().catch((error: unknown) => toastError(words.notSignedOut, error)),
      },
    ].map((entry) => ({ ...entry, group: shell.groups.actions }));
    return [...pages, ...actions];
  }, [user, router, signOut]);
}

/** The user's apps, fetched when the palette opens. */
export function useAppCommands(): { commands: Command[]; loading: boolean; failed: boolean } {
  const { state } = useSession();
  const router = useRouter();
  const sees = state.phase === "signed-in" && may(state.user, "app", "read");
  const { data, isPending, isError } = useAllApps(sees);
  const commands = useMemo(
    () =>
      (data?.items ?? []).map((app): Command => ({
        id: `app/${app.id}`,
        label: app.name,
        group: shell.palette.apps,
        icon: <span className="block size-5 shrink-0 overflow-hidden rounded-md [&>svg]:!size-full"><AppTile app={app} /></span>,
        run: () => router.push(`/app/?id=${encodeURIComponent(app.id)}`),
      })),
    [data, router],
  );
  return { commands, loading: sees && isPending, failed: isError };
}
