"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { AlertDialog, Dialog } from "radix-ui";
import { ui } from "@/messages/ui";
import { Backdrop } from "./backdrop";
import { Button } from "./button";
import { useReturnFocus } from "./return-focus";

const panel =
  "fixed inset-x-4 top-[14vh] z-50 mx-auto max-h-[78vh] max-w-md overflow-y-auto rounded-2xl border border-line bg-raised p-5 shadow-float animate-rise";

interface ModalProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  children: ReactNode;
}

export function Modal({ open, onOpenChange, title, description, children }: ModalProps) {
  const focus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Backdrop />
        <Dialog.Content className={panel} {...focus}>
          <Dialog.Title className="pr-8 font-display text-lg font-semibold tracking-tight">{title}</Dialog.Title>
          <Dialog.Description className="mt-1 text-soft">{description}</Dialog.Description>
          <div className="mt-4">{children}</div>
          {/* Last, so that the focus begins in the form. */}
          <Dialog.Close
            aria-label={ui.close}
            className="absolute top-4 right-4 grid size-8 place-items-center rounded-lg text-soft hover:bg-hover hover:text-ink [&_svg]:size-4"
          >
            <X aria-hidden="true" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  action: string;
  danger?: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back, or that people will want to have been asked about. */
export function Confirm({ open, onOpenChange, title, description, action, danger, onConfirm }: ConfirmProps) {
  const focus = useReturnFocus();
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <Backdrop />
        <AlertDialog.Content className={panel} {...focus}>
          <AlertDialog.Title className="font-display text-lg font-semibold tracking-tight">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-soft">{description}</AlertDialog.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{ui.keep}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look={danger ? "danger" : "primary"} onClick={onConfirm}>{action}</Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
