import { useRef, type ChangeEvent, type Dispatch } from "react";
import { Download, RotateCcw, Upload } from "lucide-react";
import { Button } from "@/components/Button";
import { useToast } from "@/components/Toast";
import { SAMPLE } from "@/lib/sample";
import type { Action } from "@/lib/store";
import type { Database } from "@/lib/types";

export function SettingsPage({
  database,
  dispatch,
}: {
  database: Database;
  dispatch: Dispatch<Action>;
}) {
  const file = useRef<HTMLInputElement>(null);
  const toast = useToast();

  async function restore(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.target.files?.[0];
    if (!chosen) return;
    try {
      const parsed = JSON.parse(await chosen.text()) as Partial<Database>;
      if (
        !Array.isArray(parsed.products) ||
        !Array.isArray(parsed.suppliers) ||
        !Array.isArray(parsed.movements)
      )
        throw new Error("not a backup");
      dispatch({ type: "replace", database: parsed as Database });
      toast("Backup restored");
    } catch {
      toast("This file is not a Stockroom backup.", "bad");
    }
    event.target.value = "";
  }

  function backup() {
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(database, null, 2)], { type: "application/json" }),
    );
    Object.assign(document.createElement("a"), { href: url, download: "stockroom.json" }).click();
    URL.revokeObjectURL(url);
  }

  return (
    <section className="max-w-2xl divide-y divide-slate-200 rounded-2xl border border-slate-200 bg-white shadow-card dark:divide-slate-800 dark:border-slate-800 dark:bg-slate-900">
      <div className="flex flex-col gap-4 p-6 sm:flex-row sm:items-center sm:justify-between">
        <div>
          <h2 className="font-semibold">Backup</h2>
          <p className="text-sm text-slate-500">Save everything to a file on this computer.</p>
        </div>
        <Button variant="secondary" onClick={backup}>
          <Download className="size-4" aria-hidden="true" /> Download
        </Button>
      </div>
      <div className="flex flex-col gap-4 p-6 sm:flex-row sm:items-center sm:justify-between">
        <div>
          <h2 className="font-semibold">Restore</h2>
          <p className="text-sm text-slate-500">Replaces what is stored in this browser.</p>
        </div>
        <Button variant="secondary" onClick={() => file.current?.click()}>
          <Upload className="size-4" aria-hidden="true" /> Choose file
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json"
          className="hidden"
          onChange={restore}
          aria-label="Backup file"
        />
      </div>
      <div className="flex flex-col gap-4 p-6 sm:flex-row sm:items-center sm:justify-between">
        <div>
          <h2 className="font-semibold">Start over</h2>
          <p className="text-sm text-slate-500">Goes back to the sample data.</p>
        </div>
        <Button variant="danger" onClick={() => dispatch({ type: "replace", database: SAMPLE })}>
          <RotateCcw className="size-4" aria-hidden="true" /> Reset
        </Button>
      </div>
    </section>
  );
}
