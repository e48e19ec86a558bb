interface Props {
  id: string
  checked: boolean
  describedBy?: string
  onChange: (checked: boolean) => void
}

/** A checkbox that looks like a switch; it takes effect at once. */
export function Switch({ id, checked, describedBy, onChange }: Props) {
  return (
    <span className="relative inline-flex">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
        className="peer h-6 w-11 cursor-pointer appearance-none rounded-full border border-muted/60 bg-sunken transition checked:border-primary checked:bg-primary"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-muted transition peer-checked:translate-x-5 peer-checked:bg-on-primary"
      />
    </span>
  )
}
