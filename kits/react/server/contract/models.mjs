const everything = { who: 'everyone', read: true, write: true }
const types =
  'text email phone url date time dateTime color image choice relation number money rating boolean tags'

const people = [
  { name: 'Maya Jensen', email: 'member@example.com', role: 'member' },
  { name: 'Noor Ali', email: 'noor@example.com', role: 'member' },
  { name: 'Ada', email: 'admin@example.com', role: 'admin' },
]

const entities = {
  book: {
    fields: {
      title: { type: 'text', maxLength: 20 },
      email: { type: 'email' },
      stock: { type: 'number' },
      likes: { type: 'number' },
    },
    grants: [
      { who: 'everyone', read: true },
      { who: 'member', read: true, write: true, own: 'email' },
      { who: 'admin', read: true, write: true },
      { who: 'member', fields: ['stock'] },
      { who: 'member', fields: ['likes'] },
    ],
    samples: [
      { id: 'book-1', title: 'Middlemarch', email: '', stock: 1 },
      { id: 'book-2', title: 'Emma', email: 'Member@Example.com ', stock: 2 },
    ],
  },
  note: {
    fields: { author: { type: 'text' }, text: { type: 'text' } },
    grants: [{ who: 'signed-in', read: true, write: true, own: 'author' }],
    samples: [
      { id: 'n1', author: ' maya JENSEN', text: 'mine' },
      { id: 'n2', author: 'Noor Ali', text: 'hers' },
      { id: 'n3', author: '', text: 'nobody’s' },
    ],
  },
  inbox: {
    fields: { text: { type: 'text' } },
    grants: [
      { who: 'everyone', write: true },
      { who: 'admin', read: true },
    ],
    samples: [{ id: 'i1', text: 'first' }],
  },
  sealed: { fields: {}, grants: [], samples: [{ id: 's1' }] },
  clubOnly: { fields: {}, grants: [{ who: 'member', read: true }], samples: [{ id: 'c1' }] },
}

/** Anybody may look; accounts decide who may change what. */
export const club = {
  name: 'Book Club',
  signIn: { required: false, roles: ['member', 'admin'], demo: people },
  entities,
}

/** Only for those who have signed in. */
export const closed = {
  name: 'Closed',
  signIn: { required: true, roles: ['member', 'admin'], demo: people },
  entities: { book: { fields: {}, grants: [everything], samples: [{ id: 'b1' }] } },
}

/** No accounts. The names of some of its entities mean something to JavaScript. */
export const open = {
  name: 'Open',
  signIn: null,
  entities: {
    thing: {
      fields: Object.fromEntries([
        ...types.split(' ').map((type) => [`${type}Field`, { type }]),
        ['short', { type: 'text', maxLength: 3 }],
        ['many', { type: 'relation', many: true, maxLength: 3 }],
        ['constructor', { type: 'number' }],
      ]),
      grants: [everything],
      samples: [],
    },
    list: {
      fields: {},
      grants: [everything],
      samples: ['a', 'b', 'c'].map((id) => ({ id })),
    },
    empty: { fields: {}, grants: [everything], samples: [] },
    constructor: { fields: {}, grants: [everything], samples: [{ id: 'toString' }] },
    aged: {
      fields: { short: { type: 'text', maxLength: 3 }, numberField: { type: 'number' } },
      grants: [everything],
      samples: [{ id: 'old', short: 'too long', numberField: 1 }],
    },
    shelf: { fields: {}, grants: [everything], samples: ['a', 'b', 'c'].map((id) => ({ id })) },
    pages: { fields: {}, grants: [everything], samples: [] },
  },
}

const numbered = (prefix, more) => ({ type: 'text', numbered: prefix, ...more })
const forAdmins = (fields) => ({
  fields,
  grants: [{ who: 'admin', read: true, write: true }],
  samples: [],
})

/** Its customers see their own orders only; the numbers of all of them are running ones. */
export const shop = {
  name: 'Shop',
  signIn: { required: false, roles: ['member', 'admin'], demo: people },
  entities: {
    order: {
      fields: { number: numbered('ORD-'), email: { type: 'email' } },
      grants: [
        { who: 'member', read: true, write: true, own: 'email' },
        { who: 'admin', read: true, write: true },
      ],
      samples: [{ id: 'o1', number: 'ORD-1007', email: 'noor@example.com' }],
    },
    bill: forAdmins({ number: numbered('') }),
    invoice: forAdmins({ number: numbered('INV-') }),
    ticket: forAdmins({ number: numbered('T-'), other: numbered('X') }),
    short: forAdmins({ number: numbered('S-', { maxLength: 4 }) }),
  },
}

/** To change for a test. */
export const copyOf = (model) => JSON.parse(JSON.stringify(model))
