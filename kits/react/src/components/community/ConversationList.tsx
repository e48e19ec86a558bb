import { useId, useState } from 'react'
import type { Conversation } from '../../lib/community/chat'
import { cx } from '../../lib/cx'
import { Button } from '../ui/Button'
import { SearchInput } from '../ui/SearchInput'
import { inputStyle } from '../ui/styles'
import { Avatar } from './Avatar'

/** A search helps from this many on. */
const MANY = 7

interface Props {
  conversations: readonly Conversation[]
  openId: string | undefined
  unreadIn: (conversation: Conversation) => number
  /** On a phone, while a conversation is open. */
  hidden: boolean
  onOpen: (id: string) => void
  /** Adds a channel; says whether it could be stored. */
  onCreate?: (name: string) => boolean
}

/** Whom one can write to, with how much is unread. */
export function ConversationList({
  conversations,
  openId,
  unreadIn,
  hidden,
  onOpen,
  onCreate,
}: Props) {
  const [search, setSearch] = useState('')
  const found = conversations.filter((one) =>
    one.name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  )
  return (
    <div className={cx('flex min-h-0 flex-col border-line md:border-r', hidden && 'max-md:hidden')}>
      {conversations.length >= MANY && (
        <div className="border-b border-line p-3">
          <SearchInput label="Search conversations" value={search} onChange={setSearch} />
        </div>
      )}
      <ul aria-label="Conversations" className="min-h-0 flex-1 overflow-y-auto p-2">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={one.id === openId ? 'true' : undefined}
              onClick={() => onOpen(one.id)}
              className="flex w-full items-center gap-3 rounded-xl px-3 py-2.5 text-left transition hover:bg-sunken md:aria-[current]:bg-soft"
            >
              <Avatar name={one.name} picture={one.picture} small />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm font-medium">{one.name}</span>
                {one.about && (
                  <span className="block truncate text-xs text-muted">{one.about}</span>
                )}
              </span>
              <Unread count={one.id === openId ? 0 : unreadIn(one)} />
            </button>
          </li>
        ))}
      </ul>
      {onCreate && <NewChannel onCreate={onCreate} />}
    </div>
  )
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-primary px-1.5 text-xs font-semibold text-on-primary tabular-nums">
      {count}
      <span className="sr-only"> unread</span>
    </span>
  )
}

function NewChannel({ onCreate }: { onCreate: (name: string) => boolean }) {
  const id = useId()
  const [name, setName] = useState('')
  return (
    <form
      className="flex items-end gap-2 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '' && onCreate(name)) setName('')
      }}
    >
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
          New channel
        </label>
        <input
          id={id}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
          className={inputStyle}
        />
      </div>
      <Button type="submit">Create</Button>
    </form>
  )
}
