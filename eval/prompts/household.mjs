import { check, day, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'birthday-reminder',
    style: 'short',
    domain: 'personal',
    prompt: 'birthdays app - who has birthday next, how many days left, gift ideas per person',
    checks: [
      check(
        'form',
        'a person is in the list',
        claim.adds('birthday', { name: 'Grandpa Willi', 'date of birth': '1941-08-19' }),
      ),
      check('data', 'days that are left are told', async (app) => {
        await app.add('birthday', {
          name: 'Tante Edda',
          'date of birth': `1990${day(12).slice(4)}`,
        })
        await app.lists('Tante Edda')
        await app.sees(/\b1[123] (more )?days?\b|in 1[123]\b/i)
      }),
      check('form', 'a gift idea is kept with the person', async (app) => {
        await app.add('birthday', {
          name: 'Cousin Pia',
          'date of birth': '1999-02-03',
          'gift ideas?': '',
        })
        await app.lists('Cousin Pia')
        await app.try(
          () => app.edit('Cousin Pia', { 'gift ideas': 'A kite with a long tail' }),
          async () => {
            await app.try(() => app.open('Cousin Pia'))
            await app.add('gift idea', {
              title: 'A kite with a long tail',
              'person?': 'Cousin Pia',
            })
          },
        )
        await app.lists('A kite with a long tail')
      }),
      check('data', 'a birthday shows its day', async (app) => {
        await app.add('birthday', { name: 'Neighbour Sam', 'date of birth': '1975-11-23' })
        await app.lists('Neighbour Sam')
        await app.sees(shownDate('1975-11-23'))
      }),
      check(
        'persistence',
        'people survive a reload',
        claim.keeps('birthday', { name: 'Little Juno', 'date of birth': '2020-05-05' }),
      ),
      check(
        'form',
        'a person can be removed',
        claim.removes('birthday', { name: 'Old Flame', 'date of birth': '1988-05-06' }),
      ),
    ],
  },
  {
    id: 'chore-chart',
    style: 'short',
    domain: 'personal',
    prompt:
      'chore chart for my 3 kids with points, who has the most points wins. need to be colorful',
    checks: [
      check(
        'form',
        'a chore is in the list',
        claim.adds('chore', { title: 'Feed the rabbits', 'points?': '5', 'child?': '' }),
      ),
      check('data', 'the points stand with the chore', async (app) => {
        await app.add('chore', { title: 'Sweep the porch', points: '17', 'child?': '' })
        await app.lists('Sweep the porch')
        app.expect(
          /17/.test(await app.entry('Sweep the porch')),
          'the points are not with the chore',
        )
      }),
      check(
        'workflow',
        'a chore is ticked off',
        claim.ticksOff(
          'chore',
          { title: 'Water the basil', 'points?': '5', 'child?': '' },
          /done|complete|finish|check/i,
        ),
      ),
      check('data', 'somebody leads by points', async (app) => {
        await app.near(/points|score|leader|ranking|overview|kids|children/i)
        await app.sees(/\d+\s*(points|pts|stars)|(points|score)\W*\d/i)
        await app.items(3)
      }),
      check(
        'persistence',
        'chores survive a reload',
        claim.keeps('chore', { title: 'Fold the towels', 'points?': '5', 'child?': '' }),
      ),
    ],
  },
  {
    id: 'plant-care',
    style: 'short',
    domain: 'personal',
    prompt:
      'App to remember when to water my houseplants. Each plant has a name, place, how often it needs water and when it was watered last. Show which are due today.',
    checks: [
      check(
        'form',
        'a plant is in the list',
        claim.adds('plant', { name: 'Monstera Gerda', 'place?': 'Hallway' }),
      ),
      check('data', 'the place stands with the plant', async (app) => {
        await app.add('plant', { name: 'Fern Ludwig', place: 'Attic stairs' })
        await app.lists('Fern Ludwig')
        await app.try(
          () => app.sees('Attic stairs'),
          async () => {
            await app.open('Fern Ludwig')
            await app.sees('Attic stairs')
          },
        )
      }),
      check('data', 'an overdue plant is called due', async (app) => {
        await app.add('plant', { name: 'Cactus Kurt', 'how often': '2', 'last watered': day(-9) })
        await app.lists('Cactus Kurt')
        app.expect(
          /due|today|overdue|thirsty|now|water me/i.test(await app.entry('Cactus Kurt')),
          'it is not called due',
        )
      }),
      check('workflow', 'watering is recorded', async (app) => {
        await app.add('plant', { name: 'Ivy Ottilie', 'how often?': '2', 'last watered?': day(-9) })
        await app.lists('Ivy Ottilie')
        const before = await app.entry('Ivy Ottilie')
        await app.act('Ivy Ottilie', /water/i)
        await app.holds(
          async () => (await app.entry('Ivy Ottilie')) !== before,
          'the plant looks as before',
        )
      }),
      check('form', 'a plant can be removed', claim.removes('plant', { name: 'Dead Basil' })),
      check('persistence', 'plants survive a reload', claim.keeps('plant', { name: 'Aloe Anna' })),
    ],
  },
]
