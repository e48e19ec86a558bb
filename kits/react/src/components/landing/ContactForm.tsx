import { useId, useState } from 'react'
import {
  checkMessage,
  emptyMessage,
  keepMessage,
  type Message,
  type MessageProblems,
} from '../../lib/contact'
import { useStored } from '../../lib/store/useStored'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { FormField } from '../ui/FormField'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle, inputStyle } from '../ui/styles'
import { ContactDetails, type Details } from './ContactDetails'
import { Section, type SectionProps } from './Section'

interface Props extends Details, SectionProps {
  topics?: readonly string[]
  successText?: string
}

/** How to reach us, and a form. Messages are kept in the browser until the form is connected to a server. */
export function ContactForm({
  id: sectionId,
  heading = 'Contact',
  text,
  tinted,
  topics = [],
  successText,
  ...details
}: Props) {
  const id = useId()
  const { change, error } = useStored<unknown>('messages', (stored) => stored)
  const [message, setMessage] = useState<Message>(emptyMessage)
  const [problems, setProblems] = useState<MessageProblems>({})
  const [sent, setSent] = useState(false)

  function send() {
    const found = checkMessage(message)
    setProblems(found)
    const first = (['name', 'email', 'text'] as const).find((key) => found[key])
    if (first) document.getElementById(`${id}-${first}`)?.focus()
    else if (change((stored) => keepMessage(stored, message, new Date()))) setSent(true)
  }

  const control = (key: 'name' | 'email' | 'text') => ({
    id: `${id}-${key}`,
    value: message[key],
    'aria-required': true,
    'aria-invalid': problems[key] ? true : undefined,
    'aria-describedby': problems[key] ? `${id}-${key}-error` : undefined,
    onChange: (event: { target: { value: string } }) =>
      setMessage({ ...message, [key]: event.target.value }),
  })

  return (
    <Section id={sectionId} heading={heading} text={text} tinted={tinted}>
      <div className="grid gap-10 lg:grid-cols-[1fr_1.4fr] lg:gap-16">
        <ContactDetails {...details} />
        <div className={`${cardStyle} p-6 sm:p-8`}>
          <ErrorNotice message={error} />
          {sent ? (
            <div role="status">
              <EmptyState
                icon="check"
                title={successText ?? 'Thank you. We will get back to you soon.'}
              >
                <Button
                  onClick={() => {
                    setMessage(emptyMessage)
                    setSent(false)
                  }}
                >
                  Write another message
                </Button>
              </EmptyState>
            </div>
          ) : (
            <form
              noValidate
              className="flex flex-col gap-5"
              onSubmit={(event) => {
                event.preventDefault()
                send()
              }}
            >
              <FormField id={`${id}-name`} label="Name" required error={problems.name}>
                <input {...control('name')} autoComplete="name" className={inputStyle} />
              </FormField>
              <FormField id={`${id}-email`} label="Email" required error={problems.email}>
                <input
                  {...control('email')}
                  type="email"
                  autoComplete="email"
                  className={inputStyle}
                />
              </FormField>
              {topics.length > 0 && (
                <FormField id={`${id}-topic`} label="Topic">
                  <select
                    id={`${id}-topic`}
                    value={message.topic}
                    onChange={(event) => setMessage({ ...message, topic: event.target.value })}
                    className={inputStyle}
                  >
                    <option value="">Choose a topic</option>
                    {topics.map((topic) => (
                      <option key={topic}>{topic}</option>
                    ))}
                  </select>
                </FormField>
              )}
              <FormField id={`${id}-text`} label="Message" required error={problems.text}>
                <textarea
                  {...control('text')}
                  rows={5}
                  className={`${inputStyle} h-auto py-2 leading-relaxed`}
                />
              </FormField>
              <Button type="submit" look="primary" className="h-12 self-start px-6">
                Send message
              </Button>
            </form>
          )}
        </div>
      </div>
    </Section>
  )
}
