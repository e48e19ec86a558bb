import type { Role } from '../../lib/accounts/accounts'
import { FormField } from '../ui/FormField'
import { Icon } from '../ui/Icon'
import { inputStyle } from '../ui/styles'

interface Props {
  id: string
  value: string
  roles: readonly Role[]
  onChange: (value: string) => void
}

export function RoleField({ id, value, roles, onChange }: Props) {
  return (
    <FormField id={id} label="Role" required>
      <div className="relative">
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${inputStyle} appearance-none pr-9`}
        >
          {roles.map((role) => (
            <option key={role.id} value={role.id}>
              {role.label}
            </option>
          ))}
        </select>
        <Icon
          name="down"
          className="pointer-events-none absolute top-3 right-3 size-4 text-muted"
        />
      </div>
    </FormField>
  )
}
