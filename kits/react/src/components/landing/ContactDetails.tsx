import type { ReactNode } from 'react'

export interface Details {
  email?: string
  phone?: string
  address?: string
  /** Opening hours, one line each. */
  hours?: readonly string[]
}

export function ContactDetails({ email, phone, address, hours = [] }: Details) {
  const link = 'text-accent underline-offset-4 hover:underline'
  return (
    <dl className="flex flex-col gap-6">
      {address && <Item label="Address">{address}</Item>}
      {phone && (
        <Item label="Phone">
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={link}>
            {phone}
          </a>
        </Item>
      )}
      {email && (
        <Item label="Email">
          <a href={`mailto:${email}`} className={link}>
            {email}
          </a>
        </Item>
      )}
      {hours.length > 0 && (
        <Item label="Opening hours">
          {hours.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </Item>
      )}
    </dl>
  )
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-medium text-muted">{label}</dt>
      <dd className="mt-1 text-lg">{children}</dd>
    </div>
  )
}
