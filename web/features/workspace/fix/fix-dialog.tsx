"use client";

import { fix as words } from "@/messages/fix";
import { Modal } from "@/ui/dialog";
import { FixSteps, type FixPlaces } from "./fix-steps";
import type { Complaint } from "./use-fixes";
import type { App } from "@/lib/api/types";

interface Props extends FixPlaces {
  app: App;
  /** What is to be mended; closed when there is nothing. */
  complaint: Complaint | null;
  /** The error in its own words. */
  said: string;
  onClose: () => void;
}

export default function FixDialog({ app, complaint, said, onClose, ...places }: Props) {
  return (
    <Modal open={complaint !== null} onOpenChange={(open) => !open && onClose()} title={words.title} description={said}>
      {complaint ? <FixSteps app={app} complaint={complaint} onDone={onClose} {...places} /> : null}
    </Modal>
  );
}
