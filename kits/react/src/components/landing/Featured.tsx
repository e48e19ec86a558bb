import { fieldOf, isEmpty, titleField, type Entity } from '../../lib/records/fields'
import { runQuery, type Sort } from '../../lib/records/query'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { subHash } from '../../lib/site/subPath'
import { ValueView } from '../records/ValueView'
import { Cover } from '../ui/Cover'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { Section, type SectionProps } from './Section'

interface Props extends SectionProps {
  entity: Entity
  count?: number
  /** Ids of the fields a card shows below its title. */
  fields?: readonly string[]
  sort?: Sort
  /** The page that has all of them. */
  page?: string
}

/** The first few records of an entity, with a link to all of them. */
export function Featured({
  entity,
  heading = `Featured ${entity.plural.toLowerCase()}`,
  count = 3,
  fields = [],
  sort,
  page,
  ...section
}: Props) {
  const { rows } = useCollection(entity)
  const names = useNames(entity)
  const chosen = sort ? runQuery(entity, rows, { search: '', filters: {}, sort }, names) : rows
  const title = titleField(entity)
  const picture = entity.fields.find((field) => field.type === 'image')
  const shown = fields.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined)

  return (
    <Section heading={heading} {...section}>
      {rows.length === 0 && <p className="text-muted">No {entity.plural.toLowerCase()} yet.</p>}
      <ul aria-label={heading} className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {chosen.slice(0, count).map((row) => {
          const name = title ? String(row[title.id] ?? '') : entity.singular
          const image = picture && row[picture.id]
          return (
            <li
              key={row.id}
              className={`${cardStyle} group relative flex flex-col overflow-hidden transition hover:-translate-y-1 hover:shadow-float`}
            >
              {image ? (
                <img src={String(image)} alt="" className="aspect-16/10 w-full object-cover" />
              ) : (
                <Cover title={name} subject={entity.singular} className="aspect-16/10 w-full" />
              )}
              <div className="flex flex-1 flex-col gap-2 p-5">
                <h3 className="text-lg font-semibold tracking-tight break-words">
                  {page ? (
                    <a href={subHash(page, row.id)} className="after:absolute after:inset-0">
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                </h3>
                {shown
                  .filter((field) => !isEmpty(row[field.id]))
                  .map((field) => (
                    <div key={field.id} className="line-clamp-3 text-sm break-words text-muted">
                      <span className="sr-only">{field.label}: </span>
                      <ValueView field={field} value={row[field.id]} names={names} />
                    </div>
                  ))}
              </div>
            </li>
          )
        })}
      </ul>
      {page && (
        <p className="mt-8">
          <a
            href={`#/${page}`}
            className="inline-flex items-center gap-1 font-medium text-accent underline-offset-4 hover:underline"
          >
            See all {entity.plural.toLowerCase()}
            <Icon name="right" className="size-4.5" />
          </a>
        </p>
      )}
    </Section>
  )
}
