import { describe, expect, it } from 'vitest'
import { omit, pick } from '../members'
import { defineEntity, type Entity } from '../records/fields'
import { pageFromHash } from '../route'
import { entityToWrite, firstMarks, NAME, signed } from './authoring'
import { balance, cast, fitDirections, voteOf, type Direction } from './ballots'
import { answerTo } from './bot'
import { fitBylines } from './bylines'
import { channelsIn, contactsOf, messagesIn, unread, withSamples } from './chat'
import { commentRoles, commentsAbout, commentsOn } from './comments'
import { tagsOf, topTags } from './feed'
import { fitMarks, sortThreads, type Thread } from './forum'
import { identityOf, isModerator } from './identity'
import { newestFirst, oldestFirst, timeAgo } from './moments'
import { addressOf, placeIn } from './place'
import { rolesOf } from './roles'
import { hashtags, passages, pieces, quoted } from './text'

const entity = (fields: Entity['fields'], key = 'post'): Entity => ({
  key,
  singular: 'Post',
  plural: 'Posts',
  fields,
  samples: [],
})

const line = (id: string) => ({ id, label: id, type: 'text' }) as const
const long = (id: string) => ({ ...line(id), multiline: true }) as const
const number = (id: string) => ({ id, label: id, type: 'number' }) as const

type Post = {
  id: string
  author: string
  title: string
  content: string
  likes: number | null
  views: number | null
  postedAt: string | null
  tags: string[]
  pinned: boolean
}

const posts = defineEntity<Post>({
  key: 'post',
  singular: 'Post',
  plural: 'Posts',
  fields: [
    { id: 'author', label: 'Author', type: 'text' },
    { id: 'title', label: 'Title', type: 'text' },
    { id: 'content', label: 'Content', type: 'text', multiline: true },
    { id: 'likes', label: 'Likes', type: 'number' },
    { id: 'views', label: 'Views', type: 'number' },
    { id: 'postedAt', label: 'Posted', type: 'dateTime' },
    { id: 'tags', label: 'Tags', type: 'tags' },
    { id: 'pinned', label: 'Pinned', type: 'boolean' },
  ],
  samples: [],
})

describe('roles', () => {
  it('are found by kinds and names', () => {
    const roles = rolesOf(posts)
    const ids = Object.entries(roles).map(([role, field]) => [role, field?.id])
    expect(Object.fromEntries(ids)).toEqual({
      author: 'author',
      title: 'title',
      text: 'content',
      date: 'postedAt',
      image: undefined,
      tags: 'tags',
      score: 'likes',
    })
  })

  it('a name is the writer’s beside a message and the thing’s own beside a description', () => {
    expect(rolesOf(entity([line('name'), long('message')])).author?.id).toBe('name')
    const idea = rolesOf(entity([line('name'), long('description')]))
    expect([idea.author, idea.title?.id]).toEqual([undefined, 'name'])
  })

  it('a line behind the text is no headline', () => {
    const { title, text } = rolesOf(entity([line('author'), long('content'), line('place')]))
    expect([title, text?.id]).toEqual([undefined, 'content'])
    expect(rolesOf(entity([line('feature'), long('details')])).title?.id).toBe('feature')
  })

  it('a single text is what is said, and given fields win', () => {
    expect(rolesOf(entity([line('body'), line('user')]))).toMatchObject({ text: { id: 'body' } })
    expect(rolesOf(entity([line('a'), line('b')]), { text: 'b', author: 'a' })).toMatchObject({
      text: { id: 'b' },
      author: { id: 'a' },
      title: undefined,
    })
  })

  it('forms leave out what the app knows and ask for a missing name', () => {
    const form = entityToWrite(posts, rolesOf(posts), true)
    expect(form.fields.map((field) => field.id)).toEqual([NAME, 'title', 'content', 'tags'])
    const now = new Date(2026, 2, 9, 18, 30)
    expect(signed(rolesOf(posts), { [NAME]: 'Ada', title: 'Hi' }, 'Ada', {}, now)).toEqual({
      title: 'Hi',
      author: 'Ada',
      postedAt: '2026-03-09T18:30',
    })
  })
})

describe('ballots', () => {
  it('count each voter once and can be taken back', () => {
    let votes = cast(cast(cast<Direction>({}, 'a', 'me', 1), 'a', 'you', 1), 'a', 'me', -1)
    expect(balance(votes, 'a')).toBe(0)
    expect(voteOf(votes, 'a', 'me')).toBe(-1)
    votes = cast(votes, 'a', 'me', null)
    expect(voteOf(votes, 'a', 'me')).toBeUndefined()
    expect(balance(votes, 'a')).toBe(1)
    expect(omit(votes, 'a')).toEqual({})
    expect(pick({ ...votes, b: {} }, 'b')).toEqual({ b: {} })
  })

  it('take only what is a vote from the store, and no subject for a property of objects', () => {
    expect(fitDirections({ a: { me: 1, you: 7 }, b: null, c: [1] })).toEqual({
      a: { me: 1 },
      b: {},
      c: {},
    })
    expect(fitDirections('broken')).toEqual({})
    expect(balance({}, 'constructor')).toBe(0)
  })
})

it('an account votes as itself, a device as the device', () => {
  expect(identityOf({ name: 'Ada', role: 'member' }, 'device-1')).toBe('account:Ada')
  expect(identityOf({ name: 'Ada', role: null }, 'device-1')).toBe('device-1')
  expect(identityOf({ name: '', role: null }, undefined)).toBe('')
  expect([isModerator('Administrator'), isModerator('member'), isModerator(null)]).toEqual([
    true,
    false,
    false,
  ])
})

it('what came with the app is older than what was written since', () => {
  const items = [
    { made: true, at: '2026-01-02T10:00' },
    { made: true, at: '2026-01-02T10:00' },
    { made: true, at: '2026-01-01T10:00' },
    { made: false, at: '2030-01-01' },
    { made: false, at: '2031-01-01' },
  ]
  const [second, first, earlier, older, newer] = items
  expect(newestFirst(items, (item) => item)).toEqual([second, first, earlier, newer, older])
  const oldest = oldestFirst(items, (item) => item)
  // Of those written in the same minute, the one that was added first comes first.
  expect([oldest[2] === earlier, oldest[3] === first, oldest[4] === second]).toEqual([
    true,
    true,
    true,
  ])
  expect(oldest.slice(0, 2)).toEqual([older, newer])
})

it('times are told from now', () => {
  const now = new Date(2026, 2, 9, 12, 0)
  const cases = {
    '2026-03-09T12:00': 'just now',
    '2026-03-09T11:15': '45 min ago',
    '2026-03-09T08:00': '4 h ago',
    '2026-03-09': 'today',
    '2026-03-08T23:59': 'yesterday',
    '2026-03-05': '4 days ago',
    nonsense: '',
  }
  for (const [at, said] of Object.entries(cases)) expect(timeAgo(at, now)).toBe(said)
  expect(timeAgo('2026-03-10', now)).toMatch(/2026/)
})

describe('texts', () => {
  it('have tags and links in them', () => {
    expect(pieces('See #Alps at https://example.com/a?b=1.')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'tag', text: '#Alps' },
      { kind: 'text', text: ' at ' },
      { kind: 'link', text: 'https://example.com/a?b=1' },
      { kind: 'text', text: '.' },
    ])
    expect(hashtags('#Run #run a#b #été')).toEqual(['run', 'été'])
    expect(pieces('javascript:alert(1)')).toEqual([{ kind: 'text', text: 'javascript:alert(1)' }])
  })

  it('quote what was said, but not what was quoted in it', () => {
    const answer = quoted('Ada', '> old\n\nNew\nlines') + 'Mine'
    expect(answer).toBe('> Ada wrote:\n> New\n> lines\n\nMine')
    expect(passages(answer)).toEqual([
      { quote: true, text: 'Ada wrote:\nNew\nlines' },
      { quote: false, text: 'Mine' },
    ])
  })

  it('tags of a post are those given and those written', () => {
    const row = { id: '1', title: '', content: 'Up #Hills', tags: ['#Walk', 'hills'] }
    expect(tagsOf(row, rolesOf(posts))).toEqual(['walk', 'hills'])
    const other = { id: '2', title: '', content: '#walk', tags: [] }
    expect(topTags([row, other], rolesOf(posts), 1)).toEqual(['walk'])
  })
})

describe('comments', () => {
  const own = commentsOn(posts)

  it('are records that point at what they are about', () => {
    const roles = commentRoles(own, posts)
    const row = (id: string, about: string) => ({
      id,
      about,
      author: 'Ada',
      by: 'x',
      text: id,
      at: '2026-01-01T10:00',
    })
    const found = commentsAbout(
      own,
      roles,
      [row('b', '1'), row('c', '2'), row('a', '1')],
      {},
      {},
      '1',
    )
    expect(found.map((comment) => comment.text)).toEqual(['a', 'b'])
    expect(found[0]).toMatchObject({ author: 'Ada', by: 'x' })
  })

  it('of an entity of the app may name the writer by a relation', () => {
    const people = entity([line('name')], 'person')
    const comments = entity(
      [
        { id: 'post', label: 'Post', type: 'relation', of: () => posts },
        { id: 'author', label: 'Author', type: 'relation', of: () => people },
        long('text'),
        { id: 'date', label: 'Date', type: 'date' },
      ],
      'comment',
    )
    const roles = commentRoles(comments, posts)
    const row = { id: 'comment-1', post: '1', author: 'person-1', text: 'Hi', date: '2026-01-01' }
    const [comment] = commentsAbout(
      comments,
      roles,
      [row],
      { person: { 'person-1': 'Mara' } },
      {},
      '1',
    )
    expect(comment).toMatchObject({ author: 'Mara', by: '', at: '2026-01-01' })
    // Whoever is none of these people is known by the byline.
    const byline = { by: 'me', name: 'Ada', at: '2026-01-02T10:00' }
    const written = { id: 'x', post: '1', author: null, text: 'Hi', date: null }
    const [mine] = commentsAbout(comments, roles, [written], {}, { x: byline }, '1')
    expect(mine).toMatchObject({ author: 'Ada', by: 'me', at: '2026-01-02T10:00' })
  })

  it('from one person to another are in the conversation with either', () => {
    const people = entity([line('name')], 'person')
    const to = (id: string) => ({ id, label: id, type: 'relation', of: () => people }) as const
    const messages = entity([to('sender'), to('receiver'), long('text')], 'message')
    const roles = commentRoles(messages, people)
    expect([roles.author?.id, roles.about?.id]).toEqual(['sender', 'receiver'])
    const row = { id: '1', sender: 'a', receiver: 'b', text: 'Hi' }
    const found = ['a', 'b', 'c'].map(
      (id) => commentsAbout(messages, roles, [row], {}, {}, id).length,
    )
    expect(found).toEqual([1, 1, 0])
  })
})

it('threads: pinned first, then by activity, age or replies', () => {
  const thread = (id: string, replies: number, last: string, pinned = false): Thread => ({
    row: { id },
    author: '',
    begun: { made: true, at: id },
    last: { made: true, at: last },
    replies,
    pinned,
    locked: false,
  })
  const threads = [
    thread('1', 5, '2026-03'),
    thread('2', 0, '2026-05'),
    thread('3', 1, '2026-01', true),
  ]
  const order = (sort: 'active' | 'newest' | 'replies') =>
    sortThreads(threads, sort).map((one) => one.row.id)
  expect([order('active'), order('newest'), order('replies')]).toEqual([
    ['3', '2', '1'],
    ['3', '2', '1'],
    ['3', '1', '2'],
  ])
  expect(fitMarks({ a: { pinned: true, locked: 1 }, b: null })).toEqual({
    a: { pinned: true, locked: false },
  })
})

describe('chat', () => {
  it('counts what others wrote after the last message seen', () => {
    const message = (id: string, by: string) => ({ id, by, author: by, text: '', at: '' })
    const messages = [message('1', 'you'), message('2', 'me'), message('3', 'you')]
    const isOwn = ({ by }: { by: string }) => by === 'me'
    expect(unread(messages, undefined, isOwn)).toBe(2)
    expect(unread(messages, '1', isOwn)).toBe(1)
    expect(unread(messages, '3', isOwn)).toBe(0)
  })

  it('has contacts or channels to write to', () => {
    const people = {
      ...entity([line('name'), line('job')], 'person'),
      samples: [{ name: 'Mara', job: 'Baker' }],
    }
    expect(contactsOf(people, [{ id: '1', name: 'Mara', job: 'Baker' }])).toEqual([
      { id: '1', name: 'Mara', about: 'Baker', picture: '' },
    ])
    const messages = withSamples(messagesIn(people), people, [
      { channel: 'Mara', author: 'Mara', text: 'Hi' },
    ])
    expect(messages.samples[0]).toMatchObject({ about: 'person-1', text: 'Hi' })
    const rooms = entity([line('room'), long('text')], 'message')
    expect(
      channelsIn(commentRoles(rooms), [
        { id: '1', room: 'Tea' },
        { id: '2', room: 'Tea' },
      ]),
    ).toEqual([{ id: 'Tea', name: 'Tea' }])
    expect(channelsIn(commentRoles(entity([long('text')])), [])).toHaveLength(1)
  })

  it('the bot finds the answer that fits best', () => {
    const replies = [
      { words: ['deliver', 'shipping'], answer: 'Two days.' },
      { words: ['deliver', 'abroad'], answer: 'To Europe.', question: 'Do you ship abroad?' },
      { words: ['tax'], answer: 'Included.' },
    ]
    expect(answerTo('When is the delivery?', replies)).toBe('Two days.')
    expect(answerTo('Do you deliver abroad?', replies)).toBe('To Europe.')
    expect(answerTo('do you ship abroad', replies)).toBe('To Europe.')
    expect(answerTo('A taxi, please', replies)).toBeNull()
    expect(answerTo('', replies)).toBeNull()
  })
})

it('places behind a page are part of the address', () => {
  expect(addressOf('forum', 'a b')).toBe('#/forum/a%20b')
  expect(placeIn('#/forum/a%20b', 'forum')).toBe('a b')
  expect([
    placeIn('#/forum', 'forum'),
    placeIn('#/forum/', 'forum'),
    placeIn('#/forums/1', 'forum'),
  ]).toEqual([null, null, null])
  expect(placeIn('#/forum/%E0%A4%A', 'forum')).toBeNull()
  expect(pageFromHash('#/forum/42', ['home', 'forum'])).toBe('forum')
})

it('bylines that cannot be read are left out', () => {
  const byline = { by: 'me', name: 'Ada', at: '2026-01-01T10:00' }
  expect(fitBylines({ a: byline, b: { by: 'me' }, c: null })).toEqual({ a: byline })
  expect(fitBylines([])).toEqual({})
})

it('something new has come nowhere yet', () => {
  const options = [
    { value: 'open', label: 'Open' },
    { value: 'done', label: 'Done' },
  ]
  const status = { id: 'status', label: 'Status', type: 'choice', options } as const
  expect(firstMarks(entity([line('title'), status]))).toEqual({ status: 'open' })
  expect(firstMarks(entity([{ ...status, default: 'done' }]))).toEqual({})
})

it('counters are nobody’s to fill in', () => {
  const form = entityToWrite(entity([line('title'), number('views'), number('age')]), {}, false)
  expect(form.fields.map((field) => field.id)).toEqual(['title', 'age'])
})
