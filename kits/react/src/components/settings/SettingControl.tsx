import { useId } from 'react'
import type { SettingItem, SettingValue } from '../../lib/settings/settings'
import { Icon } from '../ui/Icon'
import { inputStyle } from '../ui/styles'
import { Switch } from '../ui/Switch'

interface Props {
  item: SettingItem
  value: SettingValue
  onChange: (value: SettingValue) => void
}

/** One setting: its name on the left, its control on the right. */
export function SettingControl({ item, value, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-[1_1_12rem]">
        <label htmlFor={id} className="block text-sm font-medium">
          {item.label}
        </label>
        {item.help && (
          <p id={`${id}-help`} className="mt-0.5 text-xs text-muted">
            {item.help}
          </p>
        )}
      </div>
      {item.type === 'toggle' ? (
        <Switch
          id={id}
          checked={value === true}
          describedBy={item.help && `${id}-help`}
          onChange={onChange}
        />
      ) : (
        <Control item={item} value={value} onChange={onChange} id={id} />
      )}
    </div>
  )
}

function Control({ item, value, onChange, id }: Props & { id: string }) {
  const shared = {
    id,
    'aria-describedby': item.help && `${id}-help`,
    value: String(value),
  }
  if (item.type === 'choice') {
    return (
      <div className="relative w-full sm:w-56">
        <select
          {...shared}
          onChange={(event) => onChange(event.target.value)}
          className={`${inputStyle} appearance-none pr-9`}
        >
          {item.options?.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
        <Icon
          name="down"
          className="pointer-events-none absolute top-3 right-3 size-4 text-muted"
        />
      </div>
    )
  }
  return (
    <input
      {...shared}
      type={item.type}
      onChange={(event) => {
        const text = event.target.value
        // An emptied number field keeps the last number until there is another one.
        if (item.type === 'text') onChange(text)
        else if (text !== '') onChange(Number(text))
      }}
      className={`${inputStyle} sm:w-56`}
    />
  )
}
