"use client";

import Link from "next/link";
import { Copy } from "lucide-react";
import { AdminPage } from "@/features/admin/admin-page";
import { useSession } from "@/features/session/session";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import { may } from "@/lib/session/may";
import type { StoredRole, UserProfile } from "@/lib/api/types";
import { roles as words } from "@/messages/roles";
import { ui } from "@/messages/ui";
import { Badge } from "@/ui/badge";
import { Button, buttonClass } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { DeleteRole } from "./delete-role";
import { MfaSwitch } from "./mfa-switch";
import { toDraft } from "./model";
import { PermissionList } from "./permission-list";
import { useRole } from "./queries";
import { RoleEditor } from "./role-editor";
import { NEEDS, usersWith } from "./role-list";

export function RolePage({ id }: { id: string }) {
  const { state } = useSession();
  const me = state.phase === "signed-in" ? state.user : null;
  const role = useRole(me && may(me, NEEDS.resource, NEEDS.action) ? id : "");
  const gone = id === "" || isStatus(role.error, 404) || isStatus(role.error, 400);
  const shown = gone ? undefined : role.data;
  return (
    <AdminPage
      needs={NEEDS}
      title={shown?.name ?? words.one.title}
      text={shown?.description}
      parent={{ href: "/admin/roles/", label: words.title }}
      actions={shown && me && may(me, "role", "create") ? (
        <Link href={`/admin/roles/?new=${shown.id}`} prefetch={false} className={buttonClass()}><Copy aria-hidden="true" />{words.one.copy}</Link>
      ) : undefined}
    >
      {gone ? (
        <Empty title={words.one.gone} text={words.one.goneText} action={<Link href="/admin/roles/" className={buttonClass("primary")}>{words.one.back}</Link>} />
      ) : shown && me ? (
        <Role role={shown} me={me} />
      ) : role.isError ? (
        <ErrorNotice error={role.error} title={words.one.failed} action={<Button size="small" onClick={() => void role.refetch()}>{ui.tryAgain}</Button>} />
      ) : (
        <p role="status" className="text-faint">{words.one.loading}</p>
      )}
    </AdminPage>
  );
}

function Role({ role, me }: { role: StoredRole; me: UserProfile }) {
  const changes = may(me, "role", "update");
  return (
    <>
      <p className="mb-5 flex flex-wrap items-center gap-3 text-soft">
        <Badge tone={role.builtIn ? "neutral" : "good"}>{role.builtIn ? words.list.builtIn : words.list.own}</Badge>
        {role.users > 0 && may(me, "user", "read") ? (
          <Link href={usersWith(role)} prefetch={false} className="underline decoration-edge underline-offset-4 hover:decoration-ink">{words.one.has(role.users)}</Link>
        ) : words.one.has(role.users)}
      </p>
      {changes && !role.builtIn ? (
        <RoleEditor
          storageKey={`role:${role.id}`}
          now={{ version: role.version, draft: toDraft(role) }}
          roleId={role.id}
          save={(request, version) => api.changeRole(role.id, version, request)}
        />
      ) : (
        <Panel title={words.permissions.title} text={role.builtIn ? words.one.builtIn : undefined}>
          <PermissionList permissions={role.permissions} />
        </Panel>
      )}
      <Panel title={words.factor.title} text={words.factor.text}>
        <MfaSwitch role={role} changes={changes} />
      </Panel>
      {!role.builtIn && may(me, "role", "delete") ? <DeleteRole role={role} seesUsers={may(me, "user", "read")} /> : null}
    </>
  );
}
