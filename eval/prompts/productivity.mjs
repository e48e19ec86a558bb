import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'todo-due-dates',
    style: 'short',
    domain: 'productivity',
    prompt:
      'todo app with due dates n priorities, drag to reorder not needed, but i want to filter by done/open',
    checks: [
      check(
        'form',
        'a task is in the list',
        claim.adds('task', {
          title: 'Return the ladder',
          'due date?': day(1),
          'priority?': 'High',
        }),
      ),
      check('data', 'a task has a priority', async (app) => {
        app.expect(
          (await app.optionsWhenAdding('task', /priority/i)).some((option) =>
            /high|urgent|1/i.test(option),
          ),
          'no high priority can be chosen',
        )
      }),
      check(
        'workflow',
        'a task is done',
        claim.ticksOff('task', { title: 'Oil the hinges' }, /done|complete|check/i),
      ),
      check('filter', 'open and done tasks can be told apart', async (app) => {
        await app.add('task', { title: 'Sharpen the shears' })
        await app.add('task', { title: 'Patch the tent' })
        await app.tick('Sharpen the shears', /done|complete|check/i)
        await app.filter(
          /status|show|filter|state/i,
          /open|active|pending|to ?do|incomplete|not done/i,
        )
        await app.sees('Patch the tent')
        await app.gone('Sharpen the shears')
      }),
      check(
        'form',
        'a task can be removed',
        claim.removes('task', { title: 'Argue with the radio' }),
      ),
      check(
        'persistence',
        'tasks survive a reload',
        claim.keeps('task', { title: 'Wax the skis' }),
      ),
    ],
  },
  {
    id: 'habit-tracker',
    style: 'short',
    domain: 'productivity',
    prompt: 'make me a habit tracker in React',
    checks: [
      check(
        'form',
        'a habit is in the list',
        claim.adds('habit', { name: 'Stretch for ten minutes' }),
      ),
      check(
        'workflow',
        'a habit is ticked off for today',
        claim.ticksOff('habit', { name: 'No phone in bed' }, /done|complete|check|today|mark/i),
      ),
      check('data', 'a streak is told', async (app) => {
        await app.add('habit', { name: 'Cold shower' })
        await app.lists('Cold shower')
        await app.sees(/streak|in a row|\d+ days?/i)
      }),
      check(
        'persistence',
        'habits survive a reload',
        claim.keeps('habit', { name: 'Write three lines' }),
      ),
      check('form', 'a habit can be removed', claim.removes('habit', { name: 'Bite nails' })),
      check(
        'form',
        'a habit can be renamed',
        claim.edits('habit', { name: 'Walk' }, { name: 'Walk to the mill' }),
      ),
    ],
  },
  {
    id: 'notes-folders',
    style: 'short',
    domain: 'productivity',
    prompt: 'notes app, folders, search, pin important ones to the top',
    checks: [
      check(
        'form',
        'a note is in the list',
        claim.adds('note', { title: 'Locksmith', 'content?': 'Ask about the cellar door' }),
      ),
      check(
        'search',
        'searching finds a note',
        claim.searchFinds('note', { title: 'Beehive paint' }, { title: 'Tax letter' }),
      ),
      check('workflow', 'a pinned note stands above', async (app) => {
        await app.add('note', { title: 'Alpha note' })
        await app.add('note', { title: 'Omega note' })
        await app.lists('Omega note')
        const first = (await app.comesFirst('Alpha note', 'Omega note'))
          ? 'Omega note'
          : 'Alpha note'
        await app.act(first, /pin|important|star/i)
        const other = first === 'Alpha note' ? 'Omega note' : 'Alpha note'
        await app.holds(() => app.comesFirst(first, other), 'the pinned note is not above')
      }),
      check('form', 'a folder can be made', claim.adds('folder', { name: 'Allotment' })),
      check(
        'persistence',
        'notes survive a reload',
        claim.keeps('note', { title: 'Spare key', 'content?': 'Under the third pot' }),
      ),
      check('form', 'a note can be removed', claim.removes('note', { title: 'Old gossip' })),
    ],
  },
]
