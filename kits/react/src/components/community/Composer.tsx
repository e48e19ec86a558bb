import { useId, useState } from 'react'
import type { Posts } from '../../lib/community/usePosts'
import { hashtags } from '../../lib/community/text'
import { checkRow, type Problems } from '../../lib/records/check'
import type { Values } from '../../lib/records/collection'
import { isEmpty, type Field } from '../../lib/records/fields'
import { blankRow } from '../../lib/records/values'
import { FieldInput } from '../records/FieldInput'
import { Button } from '../ui/Button'
import { cardStyle } from '../ui/styles'

interface Props {
  posts: Posts
  prompt: string
  onPosted: () => void
}

/** The form for a new post: the text first, then what else a post may have. */
export function Composer({ posts, prompt, onPosted }: Props) {
  const formId = useId()
  const { roles, toWrite } = posts
  const [values, setValues] = useState<Values>(() => blankRow(toWrite, new Date()))
  const [problems, setProblems] = useState<Problems>({})
  // Tags are typed into the text.
  const fields = toWrite.fields.filter((field) => field !== roles.tags)
  const isText = (field: Field) => field.id === roles.text?.id

  function submit() {
    const found = checkRow({ ...toWrite, fields }, values)
    const said = fields.some((field) => (isText(field) || field === roles.image) && filled(field))
    if (!said && roles.text) found[roles.text.id] = 'Write something first.'
    setProblems(found)
    const first = fields.find((field) => found[field.id])
    if (first) document.getElementById(`${formId}-${first.id}`)?.focus()
    else if (posts.publish({ ...values, ...writtenTags() })) {
      setValues(blankRow(toWrite, new Date()))
      onPosted()
    }
  }

  function filled(field: Field): boolean {
    const value = values[field.id]
    return !isEmpty(value) && String(value).trim() !== ''
  }

  function writtenTags(): Values {
    if (!roles.tags || !roles.text) return {}
    return { [roles.tags.id]: hashtags(String(values[roles.text.id] ?? '')) }
  }

  const input = (field: Field) => (
    <FieldInput
      key={field.id}
      field={isText(field) ? { ...field, label: prompt, required: true } : field}
      id={`${formId}-${field.id}`}
      value={values[field.id] ?? null}
      error={problems[field.id]}
      onChange={(value) => setValues((known) => ({ ...known, [field.id]: value }))}
    />
  )
  const others = fields.filter((field) => !isText(field))

  return (
    <form
      noValidate
      aria-label={`New ${posts.entity.singular.toLowerCase()}`}
      className={`${cardStyle} flex flex-col gap-4 p-5`}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {fields.filter(isText).map(input)}
      {others.length > 0 && (
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
          {others.map(input)}
        </div>
      )}
      <Button type="submit" look="primary" icon="send" className="self-end">
        Post
      </Button>
    </form>
  )
}
