"use client";

import Link from "next/link";
import { useState } from "react";
import { users as words } from "@/messages/users";
import { Button, buttonClass } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { CreateForm, type Made } from "./create-form";
import { PasswordOnce } from "./password-choice";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether the roles may be listed. */
  seesRoles: boolean;
}

export default function CreateDialog({ open, onOpenChange, seesRoles }: Props) {
  const [made, setMade] = useState<Made | null>(null);
  const change = (next: boolean): void => {
    // What was made is shown once.
    if (!next) setMade(null);
    onOpenChange(next);
  };
  return (
    <Modal
      open={open}
      onOpenChange={change}
      title={made ? words.create.made(made.account.username) : words.create.title}
      description={made ? words.create.madeText(made.account.mustChangePassword) : words.create.text}
    >
      {made ? <Done made={made} onAnother={() => setMade(null)} /> : <CreateForm seesRoles={seesRoles} onMade={setMade} onCancel={() => change(false)} />}
    </Modal>
  );
}

function Done({ made, onAnother }: { made: Made; onAnother: () => void }) {
  return (
    <div className="space-y-4">
      {made.password ? <PasswordOnce password={made.password} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onAnother}>{words.create.another}</Button>
        <Link href={`/admin/user/?id=${made.account.id}`} prefetch={false} className={buttonClass("primary")}>{words.create.show}</Link>
      </div>
    </div>
  );
}
