import { useMemo } from 'react'
import type { Entity } from '../records/fields'
import { useCollection } from '../records/useCollection'
import {
  BOT,
  channel,
  channelsIn,
  contactsOf,
  fitNames,
  messagesIn,
  withSamples,
  type SampleMessage,
} from './chat'
import { commentRoles, type Comment } from './comments'
import { useComments } from './useComments'
import { useKept } from './useKept'
import { useMe } from './useMe'

interface Sources {
  entity?: Entity
  channels?: readonly string[]
  messages?: Entity
  samples?: readonly SampleMessage[]
  /** Name of the one that answers by itself. */
  bot?: string
}

const noEntity: Entity = { key: 'chat-nobody', singular: '', plural: '', fields: [], samples: [] }

/** Whom one can write to, and what was written. */
export function useConversations({ entity, channels = [], messages: own, samples, bot }: Sources) {
  const me = useMe()
  const messages = useMemo(
    () => own ?? withSamples(messagesIn(entity), entity, samples),
    [own, entity, samples],
  )
  const roles = commentRoles(messages, entity)
  const comments = useComments(messages, roles, me)
  const contacts = useCollection(entity ?? noEntity)
  const added = useKept('chat-channels', fitNames)
  const named =
    channels.length === 0 && own ? channelsIn(roles, comments.rows) : channels.map(channel)

  const people = entity
    ? contactsOf(entity, contacts.rows)
    : [...named, ...added.value.map(channel)]

  return {
    me,
    comments,
    conversations: bot ? [{ id: BOT, name: bot, about: 'Answers at once' }, ...people] : people,
    messagesIn: (id: string): Comment[] => comments.of(id),
    /** Adds a channel. */
    create: (name: string): boolean =>
      added.change((known) => [...new Set([...known, name.trim()])]),
  }
}
