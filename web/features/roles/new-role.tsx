"use client";

import { useRouter } from "next/navigation";
import { AdminPage } from "@/features/admin/admin-page";
import { useSession } from "@/features/session/session";
import { api } from "@/lib/api/endpoints";
import { may } from "@/lib/session/may";
import { roles as words } from "@/messages/roles";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { emptyDraft, toDraft } from "./model";
import { useRole } from "./queries";
import { RoleEditor } from "./role-editor";

/** `from`: id of the role that it begins as a copy of, or empty. */
export function NewRole({ from }: { from: string }) {
  const { state } = useSession();
  const me = state.phase === "signed-in" ? state.user : null;
  const model = useRole(me && may(me, "role", "read") ? from : "");
  const router = useRouter();
  const ready = from === "" || model.data !== undefined;
  const draft = model.data ? { ...toDraft(model.data), name: "" } : emptyDraft();
  return (
    <AdminPage
      needs={{ resource: "role", action: "create" }}
      title={words.create.title}
      text={model.data ? words.create.copyText(model.data.name) : words.create.text}
      parent={{ href: "/admin/roles/", label: words.title }}
    >
      {ready ? (
        <RoleEditor
          storageKey={`role:new:${from}`}
          now={{ version: 0, draft }}
          roleId={null}
          save={api.createRole}
          onSaved={(made) => router.replace(`/admin/roles/?id=${made.id}`)}
          onCancel={() => router.push("/admin/roles/")}
        />
      ) : model.isError ? (
        <ErrorNotice error={model.error} title={words.one.failed} action={<Button size="small" onClick={() => void model.refetch()}>{ui.tryAgain}</Button>} />
      ) : (
        <p role="status" className="text-faint">{words.one.loading}</p>
      )}
    </AdminPage>
  );
}
