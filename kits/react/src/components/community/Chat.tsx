import { useEffect, useState } from 'react'
import { cast, fitChoices, voteOf } from '../../lib/community/ballots'
import type { Reply } from '../../lib/community/bot'
import { BOT, unread, type Conversation, type SampleMessage } from '../../lib/community/chat'
import { isBy } from '../../lib/community/useComments'
import { useConversations } from '../../lib/community/useConversations'
import { useKept } from '../../lib/community/useKept'
import { cx } from '../../lib/cx'
import type { Entity } from '../../lib/records/fields'
import { Part } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { ChatThread } from './ChatThread'
import { ConversationList } from './ConversationList'

export interface Bot {
  name: string
  /** What it says first. */
  greeting?: string
  /** What it says when it has no answer. */
  fallback?: string
  replies: readonly Reply[]
}

interface Props {
  heading?: string
  /** People or groups to write to. */
  entity?: Entity
  /** Channels instead of contacts. */
  channels?: readonly string[]
  /** The app's own entity of messages; without it they are kept beside the contacts. */
  messages?: Entity
  /** Messages of the first visit. */
  samples?: readonly SampleMessage[]
  /** Lets people add channels. */
  create?: boolean
  /** Answers what it knows by itself. */
  bot?: Bot
}

/** Conversations on the left, the open one on the right. Other tabs of the browser see each message at once. */
export function Chat({ heading, entity, channels, messages, samples, create = false, bot }: Props) {
  const chat = useConversations({ entity, channels, messages, samples, bot: bot?.name })
  const { me, comments, conversations } = chat
  const seen = useKept('chat-seen', fitChoices)
  const [chosen, setChosen] = useState<string | null>(null)
  // On a phone, only the list or the open conversation is in view.
  const [reading, setReading] = useState(false)
  const open = conversations.find((one) => one.id === chosen) ?? conversations[0]

  const unreadIn = ({ id }: Conversation) =>
    unread(chat.messagesIn(id), voteOf(seen.value, id, me.id), (message) => isBy(me, message))
  const openId = open?.id
  const last = openId === undefined ? undefined : chat.messagesIn(openId).at(-1)?.id
  const { change } = seen

  // What is on screen is read, also when another tab has sent it.
  useEffect(() => {
    if (openId === undefined || last === undefined || me.id === '') return
    if (voteOf(seen.value, openId, me.id) !== last)
      change((known) => cast(known, openId, me.id, last))
  }, [openId, last, me.id, seen.value, change])

  return (
    <Part heading={heading}>
      <ErrorNotice message={comments.error ?? seen.error ?? me.error} />
      <div className={cx(cardStyle, 'grid h-[36rem] overflow-hidden md:grid-cols-[18rem_1fr]')}>
        <ConversationList
          conversations={conversations}
          openId={openId}
          unreadIn={unreadIn}
          hidden={reading}
          onOpen={(id) => {
            me.ensure()
            setChosen(id)
            setReading(true)
          }}
          onCreate={create ? chat.create : undefined}
        />
        {open ? (
          <ChatThread
            key={open.id}
            conversation={open}
            messages={chat.messagesIn(open.id)}
            comments={comments}
            me={me}
            bot={open.id === BOT ? bot : undefined}
            hidden={!reading}
            onBack={() => setReading(false)}
          />
        ) : (
          <EmptyState icon="comment" title="Nobody to write to yet" />
        )}
      </div>
      <p className="text-sm text-muted">
        Messages are kept on this device only. Open the page in a second tab to see them arrive.
      </p>
    </Part>
  )
}
