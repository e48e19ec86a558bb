"use client";

import { Suspense, useState } from "react";
import { UserPlus } from "lucide-react";
import { AdminPage } from "@/features/admin/admin-page";
import { useSession } from "@/features/session/session";
import { may } from "@/lib/session/may";
import type { UserProfile } from "@/lib/api/types";
import { part } from "@/lib/part";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { FilterBar } from "./filter-bar";
import { useUsers } from "./queries";
import { useFilter } from "./use-filter";
import { UserList } from "./user-list";

const CreateDialog = part(() => import("./create-dialog"));

export function UsersPage() {
  const { state } = useSession();
  const me = state.phase === "signed-in" ? state.user : null;
  return (
    <AdminPage
      needs={{ resource: "user", action: "read" }}
      title={words.title}
      text={words.text}
      actions={me && may(me, "user", "create") ? <Create me={me} /> : undefined}
    >
      {me ? <Users me={me} /> : null}
    </AdminPage>
  );
}

function Users({ me }: { me: UserProfile }) {
  const { filter, text, setText, change, clear } = useFilter();
  const users = useUsers(filter);
  return (
    <>
      <FilterBar filter={filter} text={text} onText={setText} onChange={change} onClear={clear} seesRoles={may(me, "role", "read")} />
      <UserList users={users} ownId={me.id} onClear={clear} />
    </>
  );
}

function Create({ me }: { me: UserProfile }) {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => { setOpen(true); setOpened(true); }}><UserPlus aria-hidden="true" />{words.create.open}</Button>
      {opened ? (
        <Suspense>
          <CreateDialog open={open} onOpenChange={setOpen} seesRoles={may(me, "role", "read")} />
        </Suspense>
      ) : null}
    </>
  );
}
