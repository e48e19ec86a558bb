import { useEffect, useRef, useState } from 'react'
import { answerTo } from '../../lib/community/bot'
import type { Conversation } from '../../lib/community/chat'
import type { Comment } from '../../lib/community/comments'
import { isBy, type Comments } from '../../lib/community/useComments'
import type { Me } from '../../lib/community/useMe'
import { cx } from '../../lib/cx'
import { IconButton } from '../ui/Button'
import { Avatar } from './Avatar'
import type { Bot } from './Chat'
import { Message } from './Message'
import { WriteForm } from './WriteForm'

/** An answer that is there before one has looked up seems to come from nobody. */
const THINKING_MS = 700

interface Props {
  conversation: Conversation
  messages: readonly Comment[]
  comments: Comments
  me: Me
  bot?: Bot
  /** On a phone, while the list is in view. */
  hidden: boolean
  onBack: () => void
}

/** The messages of a conversation and the field for the next one. */
export function ChatThread({ conversation, messages, comments, me, bot, hidden, onBack }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [typing, setTyping] = useState(false)
  const { id, name } = conversation

  useEffect(() => {
    const element = list.current
    if (element) element.scrollTop = element.scrollHeight
  }, [messages.length, typing, hidden])

  function send(text: string, author: string): boolean {
    if (!comments.add(id, text, author)) return false
    if (bot) {
      const answer =
        answerTo(text, bot.replies) ??
        bot.fallback ??
        'I do not know that yet. Please ask in other words.'
      setTyping(true)
      setTimeout(() => {
        setTyping(false)
        comments.add(id, answer, bot.name, 'bot')
      }, THINKING_MS)
    }
    return true
  }

  const questions = bot?.replies.flatMap((reply) => reply.question ?? []) ?? []

  return (
    <section
      aria-label={name}
      className={cx('flex min-h-0 min-w-0 flex-col', hidden && 'max-md:hidden')}
    >
      <header className="flex items-center gap-3 border-b border-line px-4 py-3">
        <IconButton icon="left" label="All conversations" className="md:hidden" onClick={onBack} />
        <Avatar name={name} picture={conversation.picture} small />
        <h3 className="truncate font-semibold">{name}</h3>
      </header>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        {messages.length === 0 && !bot && (
          <p className="py-10 text-center text-sm text-muted">
            No messages yet. Write the first one.
          </p>
        )}
        <ul aria-label="Messages" aria-live="polite" className="flex flex-col gap-3">
          {bot?.greeting && <Message author={bot.name} text={bot.greeting} at="" />}
          {messages.map((message) => (
            <Message
              key={message.id}
              author={message.author || 'Somebody'}
              text={message.text}
              at={message.at}
              own={isBy(me, message)}
              onDelete={isBy(me, message) ? () => comments.remove(message.id) : undefined}
            />
          ))}
          {typing && bot && <Message author={bot.name} text="…" at="" />}
        </ul>
      </div>
      {questions.length > 0 && (
        <div
          role="group"
          aria-label="Questions to ask"
          className="flex gap-2 overflow-x-auto px-4 pb-3"
        >
          {questions.map((question) => (
            <button
              key={question}
              type="button"
              onClick={() => send(question, me.name || 'You')}
              className="shrink-0 rounded-full border border-line px-3 py-1.5 text-sm text-accent transition hover:bg-soft"
            >
              {question}
            </button>
          ))}
        </div>
      )}
      <div className="border-t border-line p-4">
        <WriteForm
          me={me}
          label="Message"
          submitLabel="Send"
          rows={1}
          inline
          nameless={bot !== undefined}
          onSubmit={send}
        />
      </div>
    </section>
  )
}
