import { check, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'town-library',
    style: 'long',
    domain: 'library',
    prompt:
      'Please implement a library management system for a town library. The system should have functionalities for the book catalogue, members, loans and overdue notices. Librarians should be able to add books with title, author, ISBN and genre, register members, lend a book to a member, take a book back, and see overdue loans. Visitors should be able to search the catalogue by title or author and filter by genre and availability. Use wheat as the background and dark slate gray for components.',
    checks: [
      check(
        'form',
        'a book is in the catalogue',
        claim.adds('book', {
          title: 'The Salt Merchant',
          author: 'E. Thorne',
          'isbn?': '9780306406157',
          'genre?': '',
        }),
      ),
      check(
        'search',
        'books are found by title',
        claim.searchFinds(
          'book',
          { title: 'Moth and Lamp', author: 'P. Quill' },
          { title: 'Iron Orchard', author: 'B. Vance' },
        ),
      ),
      check(
        'search',
        'books are found by author',
        claim.searchFinds(
          'book',
          { title: 'Moth and Lamp', author: 'Quillfeather' },
          { title: 'Iron Orchard', author: 'Vance' },
          { query: 'Quillfeather' },
        ),
      ),
      check('filter', 'a genre narrows the books', claim.filterNarrows(/genre/i, /books|catalog/i)),
      check(
        'filter',
        'availability narrows the books',
        claim.filterNarrows(/availab|status/i, /books|catalog/i),
      ),
      check(
        'form',
        'a member is registered',
        claim.adds('member', { name: 'Wanda Pike', 'email?': 'wanda@example.org' }),
      ),
      check('workflow', 'a book is lent', async (app) => {
        await app.near(/loans|lend|books|catalog/i)
        await app.changes(() =>
          app.try(
            () =>
              app.add(
                'loan',
                { 'book?': '', 'member?': '', 'due date?': '' },
                { by: /lend|loan|borrow|check ?out|issue/i },
              ),
            () => app.press(/lend|borrow|check ?out/i),
          ),
        )
      }),
      check(
        'workflow',
        'a book is taken back',
        claim.changesStatus(
          /loans|books|catalog/i,
          /return|take back|check ?in/i,
          /returned|available/i,
        ),
      ),
      check('theme', 'the page is wheat', claim.pageColour('wheat')),
      check('theme', 'the components are dark slate gray', claim.partColour('darkslategray')),
    ],
  },
  {
    id: 'reading-list',
    style: 'short',
    domain: 'library',
    prompt:
      'books i read: title, author, pages, rating, finished date. stats how many pages this year',
    checks: [
      check(
        'form',
        'a book is in the list',
        claim.adds('book', { title: 'Harbour of Glass', author: 'M. Eider', 'pages?': '312' }),
      ),
      check('data', 'the pages stand with the book', async (app) => {
        await app.add('book', { title: 'Nine Bridges', 'author?': 'L. Holt', pages: '487' })
        await app.lists('Nine Bridges')
        await app.sees(number(487))
      }),
      check('data', 'pages are summed up', async (app) => {
        await app.near(/statistics|stats|overview|dashboard|summary/i)
        const before = await app.figure(/pages/i)
        await app.add('book', {
          title: 'Tall Grass',
          'author?': 'L. Holt',
          pages: '200',
          'finished?': new Date().toISOString().slice(0, 10),
        })
        await app.near(/statistics|stats|overview|dashboard|summary/i)
        await app.figureIs(/pages/i, (value) => value === before + 200)
      }),
      check(
        'form',
        'a book can be changed',
        claim.edits('book', { title: 'Misspelt', 'author?': 'A. B.' }, { title: 'Spelt right' }),
      ),
      check(
        'persistence',
        'books survive a reload',
        claim.keeps('book', { title: 'Ember Coast', 'author?': 'J. Rook' }),
      ),
    ],
  },
]
