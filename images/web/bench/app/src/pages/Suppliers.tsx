import { useState, type Dispatch, type FormEvent } from "react";
import { Mail, Phone, Plus } from "lucide-react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { TextField } from "@/components/Field";
import { useToast } from "@/components/Toast";
import { plural } from "@/lib/format";
import type { Action } from "@/lib/store";
import type { Database, Supplier } from "@/lib/types";
import { validateSupplier, type Errors } from "@/lib/validate";

const BLANK = { name: "", email: "", phone: "", leadTimeDays: 7 };

export function Suppliers({
  database,
  dispatch,
}: {
  database: Database;
  dispatch: Dispatch<Action>;
}) {
  const [draft, setDraft] = useState<Omit<Supplier, "id">>(BLANK);
  const [errors, setErrors] = useState<Errors<Supplier>>({});
  const toast = useToast();

  function submit(event: FormEvent) {
    event.preventDefault();
    const supplier = { ...draft, id: crypto.randomUUID() };
    const found = validateSupplier(supplier);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    dispatch({ type: "save-supplier", supplier });
    setDraft(BLANK);
    toast(`Added ${supplier.name}`);
  }

  return (
    <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
      <div className="grid content-start gap-4 md:grid-cols-2">
        {database.suppliers.length === 0 && (
          <EmptyState title="No suppliers" text="Add the first one with the form." />
        )}
        {database.suppliers.map((supplier) => {
          const count = database.products.filter(
            ({ supplierId }) => supplierId === supplier.id,
          ).length;
          return (
            <article
              key={supplier.id}
              className="flex flex-col rounded-2xl border border-slate-200 bg-white p-5 shadow-card dark:border-slate-800 dark:bg-slate-900"
            >
              <h3 className="font-semibold">{supplier.name}</h3>
              <p className="mt-1 text-sm text-slate-500">
                {plural(count, "product")} · {plural(supplier.leadTimeDays, "day")} lead time
              </p>
              <dl className="mt-4 space-y-2 text-sm">
                <div className="flex items-center gap-2">
                  <dt>
                    <Mail className="size-4 text-slate-400" aria-label="E-mail" />
                  </dt>
                  <dd>
                    <a
                      className="text-brand-600 underline-offset-4 hover:underline"
                      href={`mailto:${supplier.email}`}
                    >
                      {supplier.email}
                    </a>
                  </dd>
                </div>
                <div className="flex items-center gap-2">
                  <dt>
                    <Phone className="size-4 text-slate-400" aria-label="Phone" />
                  </dt>
                  <dd>{supplier.phone || "none"}</dd>
                </div>
              </dl>
              <Button
                variant="ghost"
                size="sm"
                className="mt-4 self-start"
                disabled={count > 0}
                onClick={() => dispatch({ type: "remove-supplier", id: supplier.id })}
              >
                Remove
              </Button>
            </article>
          );
        })}
      </div>
      <form
        onSubmit={submit}
        noValidate
        className="h-fit space-y-4 rounded-2xl border border-slate-200 bg-white p-6 shadow-card dark:border-slate-800 dark:bg-slate-900"
      >
        <h2 className="text-base font-semibold">New supplier</h2>
        <TextField
          label="Name"
          value={draft.name}
          error={errors.name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <TextField
          label="E-mail"
          type="email"
          value={draft.email}
          error={errors.email}
          onChange={(event) => setDraft({ ...draft, email: event.target.value })}
        />
        <TextField
          label="Phone"
          type="tel"
          value={draft.phone}
          onChange={(event) => setDraft({ ...draft, phone: event.target.value })}
        />
        <TextField
          label="Lead time in days"
          type="number"
          min={1}
          value={draft.leadTimeDays}
          error={errors.leadTimeDays}
          onChange={(event) => setDraft({ ...draft, leadTimeDays: event.target.valueAsNumber })}
        />
        <Button type="submit" className="w-full">
          <Plus className="size-4" aria-hidden="true" /> Add supplier
        </Button>
      </form>
    </div>
  );
}
