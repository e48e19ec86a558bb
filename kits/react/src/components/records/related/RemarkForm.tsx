import { useId, useState, type FormEvent } from 'react'
import { toIsoDate, toIsoDateTime } from '../../../lib/dates'
import type { Values } from '../../../lib/records/collection'
import type { Entity } from '../../../lib/records/fields'
import type { RemarkFields } from '../../../lib/records/related'
import { blankRow } from '../../../lib/records/values'
import { useViewer } from '../../../lib/viewer/useViewer'
import { Button } from '../../ui/Button'
import { describedBy, FormField } from '../../ui/FormField'
import { ErrorNotice } from '../../ui/Notices'
import { StarsInput } from '../../ui/StarRating'
import { cardStyle, inputStyle } from '../../ui/styles'

interface Props {
  entity: Entity
  /** What is asked for. */
  fields: RemarkFields
  textLabel: string
  submitLabel: string
  error: string | null
  onSubmit: (values: Values) => boolean
}

const nothing = { text: '', title: '', rating: null as number | null }

/** Adds a comment or a review by whoever uses the app; asks for a name as long as there is none. */
export function RemarkForm({ entity, fields, textLabel, submitLabel, error, onSubmit }: Props) {
  const id = useId()
  const viewer = useViewer()
  const [name, setName] = useState('')
  const [draft, setDraft] = useState(nothing)
  const [tried, setTried] = useState(false)
  const { author, date, rating, text, title } = fields
  const nameless = author !== undefined && viewer.name === ''
  const problems = {
    name: nameless && name.trim() === '' ? 'Your name is required.' : undefined,
    rating: rating && draft.rating === null ? 'Choose how many stars.' : undefined,
    // Stars alone say enough.
    text: text && !rating && draft.text.trim() === '' ? 'Write something first.' : undefined,
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(problems).some(Boolean)) return
    const now = new Date()
    const by = viewer.name || name.trim()
    const values: Values = blankRow(entity, now)
    if (author) values[author.id] = by
    if (date) values[date.id] = date.type === 'date' ? toIsoDate(now) : toIsoDateTime(now)
    if (rating) values[rating.id] = draft.rating
    if (title) values[title.id] = draft.title.trim()
    if (text) values[text.id] = draft.text.trim()
    if (!onSubmit(values)) return
    if (nameless) viewer.introduce(by)
    setDraft(nothing)
    setTried(false)
  }

  const shown: Partial<typeof problems> = tried ? problems : {}
  return (
    <form noValidate onSubmit={submit} className={`${cardStyle} flex flex-col gap-4 p-5`}>
      {nameless && (
        <FormField id={`${id}-name`} label="Your name" required error={shown.name}>
          <input
            id={`${id}-name`}
            value={name}
            maxLength={60}
            autoComplete="name"
            aria-invalid={shown.name ? true : undefined}
            aria-describedby={describedBy(`${id}-name`, undefined, shown.name)}
            onChange={(event) => setName(event.target.value)}
            className={`${inputStyle} max-w-sm`}
          />
        </FormField>
      )}
      {rating?.type === 'rating' && (
        <FormField id={`${id}-rating`} label={rating.label} required group error={shown.rating}>
          <StarsInput
            name={`${id}-rating`}
            max={rating.max}
            value={draft.rating}
            onChange={(stars) => setDraft({ ...draft, rating: stars })}
          />
        </FormField>
      )}
      {title && (
        <FormField id={`${id}-title`} label={title.label}>
          <input
            id={`${id}-title`}
            value={draft.title}
            maxLength={title.type === 'text' ? title.maxLength : undefined}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            className={inputStyle}
          />
        </FormField>
      )}
      {text && (
        <FormField id={`${id}-text`} label={textLabel} required={!rating} error={shown.text}>
          <textarea
            id={`${id}-text`}
            rows={3}
            value={draft.text}
            maxLength={text.type === 'text' ? text.maxLength : undefined}
            aria-invalid={shown.text ? true : undefined}
            aria-describedby={describedBy(`${id}-text`, undefined, shown.text)}
            onChange={(event) => setDraft({ ...draft, text: event.target.value })}
            className={`${inputStyle} h-auto py-2 leading-relaxed`}
          />
        </FormField>
      )}
      <ErrorNotice message={error} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-muted">{viewer.name !== '' && `As ${viewer.name}`}</p>
        <Button type="submit" look="primary">
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
