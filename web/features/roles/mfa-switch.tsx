"use client";

import { useState } from "react";
import { api } from "@/lib/api/endpoints";
import type { StoredRole } from "@/lib/api/types";
import { roles } from "@/messages/roles";
import { Confirm } from "@/ui/dialog";
import { Switch } from "@/ui/switch";
import { toast, toastError } from "@/ui/toasts";
import { useChangeRole } from "./queries";

const words = roles.factor;

/** Whether who has the role needs a second factor; asked about, since it can keep people from their work. */
export function MfaSwitch({ role, changes }: { role: StoredRole; changes: boolean }) {
  const [asking, setAsking] = useState(false);
  const set = useChangeRole((required: boolean) => api.setRoleMfa(role.id, required));
  const { mfaRequired: on, name } = role;
  if (!changes) return on ? words.on : words.off;

  const change = (): void => set.mutate(!on, {
    onSuccess: (now) => toast(now.mfaRequired ? words.nowOn(name) : words.nowOff(name)),
    onError: (error) => toastError(words.failed, error),
  });
  return (
    <span className="inline-flex items-center gap-2">
      <Switch label={words.label(name)} on={on} disabled={set.isPending} onChange={() => setAsking(true)} />
      <span aria-hidden="true" className="whitespace-nowrap">{on ? words.on : words.off}</span>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={on ? words.askOff(name) : words.askOn(name)}
        description={on ? words.askOffText : words.askOnText(role.users)}
        action={on ? words.turnOff : words.turnOn}
        onConfirm={change}
      />
    </span>
  );
}
