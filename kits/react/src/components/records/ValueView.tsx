import type { ReactNode } from 'react'
import { daysUntil } from '../../lib/dates'
import { isWebAddress } from '../../lib/records/check'
import { isEmpty, type Entity, type Field, type FieldValue } from '../../lib/records/fields'
import { formatValue, list } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'
import { hashOfRecord } from '../../lib/route'
import { Badge } from '../ui/Badge'
import { Icon } from '../ui/Icon'
import { Stars } from '../ui/StarRating'

interface Props {
  field: Field
  value: FieldValue | undefined
  names: Names
}

/** A stored value as it is read: badges for choices, stars for ratings, links for addresses. */
export function ValueView({ field, value, names }: Props) {
  if (value === undefined || isEmpty(value)) return <span className="text-muted/70">–</span>
  switch (field.type) {
    case 'boolean':
      return value === true ? (
        <Badge tone="green">Yes</Badge>
      ) : (
        <span className="text-muted">No</span>
      )
    case 'choice':
      return (
        <Wrap>
          {list(value).map((v) => {
            const option = field.options.find((known) => known.value === v)
            return (
              <Badge key={v} tone={option?.tone}>
                {option?.label ?? v}
              </Badge>
            )
          })}
        </Wrap>
      )
    case 'tags':
      return (
        <Wrap>
          {list(value).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </Wrap>
      )
    case 'relation':
      return <Related entity={field.of()} ids={list(value)} names={names} />
    case 'rating':
      return <Stars value={Number(value)} max={field.max} />
    case 'date':
      return <DateView iso={String(value)} text={formatValue(field, value)} />
    case 'email':
      return <Link href={`mailto:${String(value)}`} text={String(value)} />
    case 'phone':
      return <Link href={`tel:${String(value).replace(/[^\d+]/g, '')}`} text={String(value)} />
    case 'url':
      return isWebAddress(String(value)) ? (
        <Link
          href={String(value)}
          text={String(value).replace(/^https?:\/\/(www\.)?/, '')}
          external
        />
      ) : (
        <>{value}</>
      )
    case 'color':
      return (
        <span className="inline-flex items-center gap-2">
          <span
            className="size-4 rounded-full border border-line"
            style={{ background: String(value) }}
          />
          {value}
        </span>
      )
    case 'image':
      return <img src={String(value)} alt="" className="size-11 rounded-lg object-cover" />
    case 'number':
    case 'money':
      return <span className="tabular-nums">{formatValue(field, value)}</span>
    default:
      return <>{formatValue(field, value)}</>
  }
}

/** The titles of related records, leading to their pages where they have some. */
function Related({ entity, ids, names }: { entity: Entity; ids: string[]; names: Names }) {
  const known = names[entity.key] ?? {}
  const { page } = entity
  if (page === undefined) return <>{ids.map((id) => known[id] ?? 'deleted').join(', ')}</>
  return (
    <span className="relative inline-flex flex-wrap gap-x-2">
      {ids.map((id) =>
        known[id] === undefined ? (
          <span key={id}>deleted</span>
        ) : (
          <a
            key={id}
            href={hashOfRecord(page, id)}
            className="text-accent underline-offset-4 hover:underline"
          >
            {known[id]}
          </a>
        ),
      )}
    </span>
  )
}

function Wrap({ children }: { children: ReactNode }) {
  return <span className="inline-flex flex-wrap gap-1">{children}</span>
}

function DateView({ iso, text }: { iso: string; text: string }) {
  const days = daysUntil(iso)
  const near = days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : days === -1 ? 'Yesterday' : null
  return (
    <time dateTime={iso} title={text} className="whitespace-nowrap tabular-nums">
      {near ?? text}
    </time>
  )
}

function Link({ href, text, external }: { href: string; text: string; external?: boolean }) {
  return (
    <a
      href={href}
      {...(external ? { target: '_blank', rel: 'noreferrer' } : {})}
      className="relative inline-flex max-w-56 items-center gap-1 text-accent underline-offset-4 hover:underline"
    >
      <span className="truncate">{text}</span>
      {external && <Icon name="link" className="size-3.5" />}
    </a>
  )
}
