"use client";

import Link from "next/link";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { StoredRole } from "@/lib/api/types";
import { roles } from "@/messages/roles";
import { Button, buttonClass } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { toast } from "@/ui/toasts";
import { usersWith } from "./role-list";

const words = roles.remove;

export function DeleteRole({ role, seesUsers }: { role: StoredRole; seesUsers: boolean }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.deleteRole(role.id),
    onSuccess: () => {
      toast(words.done(role.name));
      void queries.invalidateQueries({ queryKey: ["roles"] });
      router.replace("/admin/roles/");
    },
  });
  const refused = remove.error !== null && isStatus(remove.error, 409);
  return (
    <>
      <Panel danger title={words.title} text={words.text} actions={<Button look="danger" busy={remove.isPending} onClick={() => setAsking(true)}>{words.action}</Button>}>
        {remove.error ? (
          <ErrorNotice
            error={remove.error}
            title={words.failed}
            action={refused && seesUsers ? <Link href={usersWith(role)} prefetch={false} className={buttonClass("plain", "small")}>{words.show}</Link> : undefined}
          />
        ) : null}
      </Panel>
      <Confirm open={asking} onOpenChange={setAsking} title={words.ask(role.name)} description={words.askText} action={words.action} danger onConfirm={() => remove.mutate()} />
    </>
  );
}
