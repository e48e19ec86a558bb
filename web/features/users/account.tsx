"use client";

import type { Account as AccountView, UserProfile } from "@/lib/api/types";
import { may } from "@/lib/session/may";
import { DataPanel } from "./data-panel";
import { EmailPanel } from "./email-panel";
import { ErasePanel } from "./erase-panel";
import { ProfilePanel } from "./profile-panel";
import { QuotaPanel } from "./quota-panel";
import { RolesPanel } from "./roles-panel";
import { SignInPanel } from "./sign-in-panel";

interface Props {
  account: AccountView;
  /** Who looks at it: what they may not do is not offered. */
  me: UserProfile;
}

export function Account({ account, me }: Props) {
  const allows = (resource: string, action: string): boolean => may(me, resource, action);
  // Of an account that is being erased nothing can be changed.
  const open = !account.beingErased;
  return (
    <>
      <ProfilePanel account={account} own={account.id === me.id} seesAudit={allows("audit", "read")} />
      <RolesPanel account={account} assigns={open && allows("role", "assign")} seesRoles={allows("role", "read")} />
      {open && allows("user", "update") ? <EmailPanel account={account} /> : null}
      {allows("quota", "read") ? <QuotaPanel account={account} sets={open && allows("quota", "update")} /> : null}
      {open ? <SignInPanel account={account} allows={allows} /> : null}
      {allows("user", "export") ? <DataPanel account={account} /> : null}
      {open && allows("user", "erase") ? <ErasePanel account={account} /> : null}
    </>
  );
}
