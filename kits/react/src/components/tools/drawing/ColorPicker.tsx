interface Props {
  colors: readonly { name: string; value: string }[]
  value: string
  onChange: (color: string) => void
}

/** A few colours, and any other. */
export function ColorPicker({ colors, value, onChange }: Props) {
  return (
    <div role="group" aria-label="Colour" className="flex flex-wrap items-center gap-1.5">
      {colors.map((color) => (
        <button
          key={color.value}
          type="button"
          aria-label={color.name}
          title={color.name}
          aria-pressed={color.value === value}
          onClick={() => onChange(color.value)}
          style={{ background: color.value }}
          className="size-7 rounded-full border border-line ring-offset-2 ring-offset-surface aria-pressed:ring-2 aria-pressed:ring-accent"
        />
      ))}
      <input
        type="color"
        aria-label="Other colour"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-10 cursor-pointer rounded bg-transparent"
      />
    </div>
  )
}
