"use client";

import { ThemeChoice } from "@/features/theme/theme-choice";
import type { Role, UserProfile } from "@/lib/api/types";
import { account as words } from "@/messages/account";
import { Empty } from "@/ui/empty";
import { Panel } from "@/ui/panel";
import { AccountPage } from "./account-page";
import { ChangePassword } from "./change-password";
import { Facts } from "./facts";
import { describe, isUnlimited, type Permission } from "./permissions";
import { useProfile } from "./queries";
import { quotaRows } from "./quotas";

export function Profile() {
  return <AccountPage title={words.profile}>{(user) => <Panels known={user} />}</AccountPage>;
}

function Panels({ known }: { known: UserProfile }) {
  const user = useProfile(known);
  return (
    <>
      <Panel title={words.you.title} text={words.you.text}>
        <Facts rows={[{ name: words.you.username, value: user.username }, { name: words.you.email, value: user.email }]} />
      </Panel>
      <Panel title={words.roles.title} text={words.roles.text}>
        {user.roles.length > 0
          ? <ul className="space-y-4">{user.roles.map((role) => <RoleItem key={role.id} role={role} />)}</ul>
          : <Empty {...words.roles.none} />}
      </Panel>
      <Panel title={words.quotas.title} text={words.quotas.text}><Facts rows={quotaRows(user.quotas)} /></Panel>
      <ChangePassword username={user.username} />
      <Panel title={words.appearance.title} text={words.appearance.text}><ThemeChoice /></Panel>
    </>
  );
}

function RoleItem({ role }: { role: Role }) {
  const permissions = role.permissions as unknown as Permission[];
  return (
    <li className="rounded-xl border border-line p-3.5">
      <p className="font-medium">{role.name}</p>
      {role.description ? <p className="text-soft">{role.description}</p> : null}
      <ul className="mt-2 space-y-0.5 text-[0.8125rem] text-soft">
        {permissions.length === 0 ? <li>{words.roles.nothing}</li> : null}
        {permissions.map((permission) => <PermissionLine key={JSON.stringify(permission)} permission={permission} />)}
      </ul>
    </li>
  );
}

function PermissionLine({ permission }: { permission: Permission }) {
  if (isUnlimited(permission)) return <li className="text-ink">{words.roles.always}</li>;
  const { what, may, only } = describe(permission);
  return (
    <li>
      <span className="font-medium text-ink">{what}</span>
      {": "}
      {[may, ...only].join("; ")}
    </li>
  );
}
