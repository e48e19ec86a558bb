import { useState } from 'react'
import {
  cutSize,
  filterRanges,
  middleBox,
  noFilters,
  resultSize,
  type Box,
  type Edit,
} from '../../../lib/tools/image/edit'
import { Button } from '../../ui/Button'
import { cardStyle, inputStyle } from '../../ui/styles'

const ratios = [
  { label: '1:1', value: 1 },
  { label: '4:3', value: 4 / 3 },
  { label: '16:9', value: 16 / 9 },
  { label: '3:4', value: 3 / 4 },
]
const types = [
  { value: 'image/png', label: 'PNG' },
  { value: 'image/jpeg', label: 'JPEG' },
  { value: 'image/webp', label: 'WebP' },
]

interface Props {
  source: { width: number; height: number }
  edit: Edit
  onChange: (edit: Edit) => void
  onSelect: (box: Box) => void
  onSave: (type: string) => void
}

/** Size, filters and how the picture is saved. */
export function ImageSettings({ source, edit, onChange, onSelect, onSave }: Props) {
  const [type, setType] = useState('image/png')
  const size = resultSize(source, edit)
  return (
    <section aria-label="Settings" className={`${cardStyle} flex flex-col gap-5 p-5`}>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">Select for cropping</legend>
        <div className="flex flex-wrap gap-2">
          {ratios.map((ratio) => (
            <Button
              key={ratio.label}
              className="h-8 px-3"
              onClick={() => onSelect(middleBox(cutSize(source, edit), ratio.value))}
            >
              {ratio.label}
            </Button>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        <label className="text-sm font-medium">
          Width (px)
          <input
            type="number"
            min={1}
            value={size.width}
            onChange={(event) =>
              onChange({ ...edit, width: Math.max(1, event.target.valueAsNumber || 1) })
            }
            className={`${inputStyle} mt-1.5 tabular-nums`}
          />
        </label>
        <label className="text-sm font-medium">
          Height (px)
          <input
            type="number"
            min={1}
            value={size.height}
            onChange={(event) => {
              const cut = cutSize(source, edit)
              const height = Math.max(1, event.target.valueAsNumber || 1)
              onChange({ ...edit, width: Math.max(1, (height * cut.width) / cut.height) })
            }}
            className={`${inputStyle} mt-1.5 tabular-nums`}
          />
        </label>
      </div>
      <div className="flex flex-col gap-3">
        {filterRanges.map(({ id, label, max }) => (
          <label key={id} className="grid grid-cols-[6rem_1fr_2.5rem] items-center gap-2 text-sm">
            {label}
            <input
              type="range"
              min={0}
              max={max}
              value={edit.filters[id]}
              onChange={(event) =>
                onChange({
                  ...edit,
                  filters: { ...edit.filters, [id]: event.target.valueAsNumber },
                })
              }
              className="accent-primary"
            />
            <span className="text-right text-muted tabular-nums">{edit.filters[id]}</span>
          </label>
        ))}
        <Button className="self-start" onClick={() => onChange({ ...edit, filters: noFilters })}>
          Reset filters
        </Button>
      </div>
      <div className="flex gap-2 border-t border-line pt-5">
        <select
          aria-label="File format"
          value={type}
          onChange={(event) => setType(event.target.value)}
          className={`${inputStyle} min-w-0 flex-1`}
        >
          {types.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
        <Button look="primary" icon="download" onClick={() => onSave(type)}>
          Download
        </Button>
      </div>
    </section>
  )
}
