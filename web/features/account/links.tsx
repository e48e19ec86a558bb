import { Database, KeyRound, Shield, UserRound } from "lucide-react";
import type { SectionLink } from "@/features/shell/section-page";
import { account as words } from "@/messages/account";

/** The pages of one's own account, the first of which says who one is. */
export const ACCOUNT_LINKS: readonly SectionLink[] = [
  { href: "/account/", label: words.profile, icon: <UserRound aria-hidden="true" /> },
  { href: "/account/security/", label: words.security, icon: <Shield aria-hidden="true" /> },
  { href: "/account/tokens/", label: words.tokens, icon: <KeyRound aria-hidden="true" /> },
  { href: "/account/data/", label: words.data, icon: <Database aria-hidden="true" /> },
];
