import { useState, type FormEvent } from "react";
import { Button } from "@/components/Button";
import { DataTable, type Column } from "@/components/DataTable";
import { SelectField, TextField } from "@/components/Field";
import { useToast } from "@/components/Toast";
import { formatDate } from "@/lib/format";
import type { Database, Movement } from "@/lib/types";

interface Props {
  database: Database;
  move: (productId: string, kind: Movement["kind"], amount: number, reason: string) => void;
}

export function Movements({ database, move }: Props) {
  const [productId, setProductId] = useState(database.products[0]?.id ?? "");
  const [kind, setKind] = useState<Movement["kind"]>("received");
  const [amount, setAmount] = useState(1);
  const [reason, setReason] = useState("");
  const toast = useToast();
  const names = new Map(database.products.map(({ id, name }) => [id, name]));
  const columns: Column<Movement>[] = [
    { key: "at", header: "Date", value: ({ at }) => at, render: ({ at }) => formatDate(at) },
    {
      key: "product",
      header: "Product",
      value: ({ productId: id }) => names.get(id) ?? "removed product",
    },
    {
      key: "kind",
      header: "Kind",
      value: (movement) => movement.kind,
      render: (movement) => (
        <span className="rounded-md bg-slate-100 px-2 py-1 text-xs capitalize dark:bg-slate-800">
          {movement.kind}
        </span>
      ),
    },
    {
      key: "amount",
      header: "Amount",
      value: (movement) => movement.amount,
      align: "right",
      render: (movement) => (
        <span className={movement.amount < 0 ? "text-red-600" : "text-emerald-600"}>
          {movement.amount}
        </span>
      ),
    },
    { key: "reason", header: "Reason", value: (movement) => movement.reason, hideOnMobile: true },
  ];

  function submit(event: FormEvent) {
    event.preventDefault();
    const available = database.products.find(({ id }) => id === productId)?.quantity ?? 0;
    if (!Number.isInteger(amount) || amount < 1)
      return toast("Amount is a whole number from 1.", "bad");
    if (kind === "sold" && amount > available) return toast(`Only ${available} left.`, "bad");
    move(
      productId,
      kind,
      kind === "received" ? amount : -amount,
      reason.trim() || "No reason given",
    );
    setReason("");
    toast("Movement recorded");
  }

  return (
    <div className="space-y-6">
      <form
        onSubmit={submit}
        className="grid items-end gap-4 rounded-2xl border border-slate-200 bg-white p-5 shadow-card md:grid-cols-5 dark:border-slate-800 dark:bg-slate-900"
      >
        <SelectField
          label="Product"
          value={productId}
          onChange={(event) => setProductId(event.target.value)}
        >
          {database.products.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Kind"
          value={kind}
          onChange={(event) => setKind(event.target.value as Movement["kind"])}
        >
          <option value="received">Received</option>
          <option value="sold">Sold</option>
          <option value="adjusted">Adjusted down</option>
        </SelectField>
        <TextField
          label="Amount"
          type="number"
          min={1}
          value={amount}
          onChange={(event) => setAmount(event.target.valueAsNumber)}
        />
        <TextField
          label="Reason"
          value={reason}
          placeholder="Order number"
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit">Record</Button>
      </form>
      <DataTable
        caption="Movements"
        rows={database.movements}
        columns={columns}
        rowKey={({ id }) => id}
        empty="Record the first movement with the form above."
      />
    </div>
  );
}
