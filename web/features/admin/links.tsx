import { HeartPulse, ScrollText, ShieldAlert, UserCog, Users } from "lucide-react";
import type { SectionLink } from "@/features/shell/section-page";
import type { UserProfile } from "@/lib/api/types";
import { may } from "@/lib/session/may";
import { admin as words } from "@/messages/admin";

export interface Permit {
  resource: string;
  action: string;
}

interface AdminLink extends SectionLink {
  needs: Permit;
}

const LINKS: AdminLink[] = [
  { href: "/admin/users/", label: words.users, icon: <Users aria-hidden="true" />, needs: { resource: "user", action: "read" } },
  { href: "/admin/roles/", label: words.roles, icon: <UserCog aria-hidden="true" />, needs: { resource: "role", action: "read" } },
  { href: "/admin/audit/", label: words.audit, icon: <ScrollText aria-hidden="true" />, needs: { resource: "audit", action: "read" } },
  { href: "/admin/security-events/", label: words.securityEvents, icon: <ShieldAlert aria-hidden="true" />, needs: { resource: "security_event", action: "read" } },
  { href: "/admin/health/", label: words.health, icon: <HeartPulse aria-hidden="true" />, needs: { resource: "system", action: "read" } },
];

/** The administrators' pages that the user may open. */
export const adminLinks = (user: Pick<UserProfile, "roles">): SectionLink[] =>
  LINKS.filter((link) => may(user, link.needs.resource, link.needs.action));

/** The page of one account. */
export const userHref = (id: string): string => `/admin/user/?id=${encodeURIComponent(id)}`;
