import { useState, type FormEvent } from "react";
import { Save } from "lucide-react";
import { validateProduct, type Errors } from "@/lib/validate";
import { CATEGORIES, type Category, type Product, type Supplier } from "@/lib/types";
import { Button } from "./Button";
import { Checkbox, SelectField, TextArea, TextField } from "./Field";

interface Props {
  product: Product;
  products: Product[];
  suppliers: Supplier[];
  onSave: (product: Product) => void;
  onCancel: () => void;
}

export function ProductForm({ product, products, suppliers, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(product);
  const [errors, setErrors] = useState<Errors<Product>>({});
  const [touched, setTouched] = useState(false);

  function change<K extends keyof Product>(key: K, value: Product[K]) {
    const updated = { ...draft, [key]: value };
    setDraft(updated);
    if (touched) setErrors(validateProduct(updated, products));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = validateProduct(draft, products);
    setTouched(true);
    setErrors(found);
    if (Object.keys(found).length === 0)
      onSave({ ...draft, name: draft.name.trim(), updatedAt: new Date().toISOString() });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Name"
          required
          value={draft.name}
          error={errors.name}
          onChange={(event) => change("name", event.target.value)}
        />
        <TextField
          label="SKU"
          required
          placeholder="HW-1001"
          value={draft.sku}
          error={errors.sku}
          hint="Two letters, a dash, four digits"
          onChange={(event) => change("sku", event.target.value.toUpperCase())}
        />
        <SelectField
          label="Category"
          value={draft.category}
          onChange={(event) => change("category", event.target.value as Category)}
        >
          {CATEGORIES.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </SelectField>
        <SelectField
          label="Supplier"
          value={draft.supplierId}
          error={errors.supplierId}
          onChange={(event) => change("supplierId", event.target.value)}
        >
          <option value="">Choose…</option>
          {suppliers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Quantity"
          type="number"
          min={0}
          step={1}
          value={draft.quantity}
          error={errors.quantity}
          onChange={(event) => change("quantity", event.target.valueAsNumber)}
        />
        <TextField
          label="Reorder at"
          type="number"
          min={0}
          step={1}
          value={draft.reorderAt}
          error={errors.reorderAt}
          onChange={(event) => change("reorderAt", event.target.valueAsNumber)}
        />
        <TextField
          label="Unit price"
          type="number"
          min={0}
          step={0.01}
          value={draft.unitPrice}
          error={errors.unitPrice}
          onChange={(event) => change("unitPrice", event.target.valueAsNumber)}
        />
      </div>
      <TextArea
        label="Notes"
        value={draft.notes}
        maxLength={500}
        hint={`${draft.notes.length} of 500 characters`}
        onChange={(event) => change("notes", event.target.value)}
      />
      <Checkbox
        label="Discontinued"
        checked={draft.discontinued}
        onChange={(event) => change("discontinued", event.target.checked)}
      />
      <div className="flex justify-end gap-3">
        <Button variant="secondary" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit">
          <Save className="size-4" aria-hidden="true" /> Save product
        </Button>
      </div>
    </form>
  );
}
