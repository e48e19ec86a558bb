import { useId, useMemo, useState } from 'react'
import {
  NEWSLETTER_KEY,
  readSubscribers,
  subscribe,
  subscribeProblem,
} from '../../lib/site/newsletter'
import { useStored } from '../../lib/store/useStored'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { Icon } from '../ui/Icon'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle, inputStyle } from '../ui/styles'

interface Props {
  id?: string
  heading?: string
  text?: string
  submitLabel?: string
  successText?: string
}

/** Takes email addresses. They are kept in the browser until the form is connected to a server. */
export function Newsletter({
  id: sectionId,
  heading = 'Newsletter',
  text,
  submitLabel = 'Subscribe',
  successText = 'Thank you for subscribing.',
}: Props) {
  const id = useId()
  const { value, change, error } = useStored<unknown>(NEWSLETTER_KEY, (stored) => stored)
  const subscribers = useMemo(() => readSubscribers(value), [value])
  const [email, setEmail] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)

  function submit() {
    const found = subscribeProblem(subscribers, email)
    setProblem(found)
    setDone(null)
    if (found) document.getElementById(id)?.focus()
    else if (change((stored) => subscribe(stored, email, new Date()))) {
      setDone(email.trim())
      setEmail('')
    }
  }

  return (
    <section id={sectionId} className="mx-auto max-w-6xl scroll-mt-16 px-5 py-16 sm:px-8">
      <div className={`${cardStyle} rise grid items-center gap-8 p-7 sm:p-12 lg:grid-cols-2`}>
        <div>
          <h2 className="text-3xl font-semibold tracking-tight">{heading}</h2>
          {text && <p className="mt-2 text-lg text-muted">{text}</p>}
        </div>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <FormField id={id} label="Email" required error={problem ?? undefined}>
            <div className="flex flex-wrap gap-2">
              <input
                id={id}
                type="email"
                autoComplete="email"
                value={email}
                aria-required
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? `${id}-error` : undefined}
                onChange={(event) => setEmail(event.target.value)}
                className={`${inputStyle} h-12 min-w-0 flex-[1_1_12rem] text-base`}
              />
              <Button type="submit" look="primary" className="h-12 px-6 text-base">
                {submitLabel}
              </Button>
            </div>
          </FormField>
          <div role="status">
            {done && (
              <p className="mt-3 flex items-center gap-2 font-medium text-success">
                <Icon name="check" />
                {successText}
              </p>
            )}
          </div>
          <ErrorNotice message={error} />
        </form>
      </div>
    </section>
  )
}
