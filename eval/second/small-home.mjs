import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

// Blood pressure
const reading = (upper, lower, date = day(0)) => ({
  systolic: upper,
  diastolic: lower,
  'pulse?': '66',
  'date?': date,
  'time?': '08:15',
})
const MEASURES = { by: /reading|measure|blood|\bbp\b|log|record/i }
const HIGH =
  /\bhigh\b|elevated|warning|\bover\b|above|hypert|too much|alert|exceed|out of range|critical|⚠/iu

// Potluck
const BRINGS = { by: /sign ?up|bring|join|claim|dish/i }
const kindOf = (kind) => ({ 'category?': kind, 'type?': kind, 'course?': kind })
/** Enters a dish; returns what the app calls it. */
const bring = async (app, dish, kind, name = 'Priya Lund') => {
  const rest = { 'name?': name, 'quantity?': '6', ...kindOf(kind) }
  try {
    await app.add('dish', { dish, ...rest }, BRINGS)
    return 'dish'
  } catch {
    await app.add('dish', { description: dish, ...rest }, BRINGS)
    return 'description'
  }
}
/** What stands at the words about gaps, without what was entered. */
const gaps = async (app) => {
  const lines = (await app.text()).split('\n')
  const near = lines.filter((_, at) =>
    lines
      .slice(Math.max(0, at - 6), at + 1)
      .some((line) => /missing|still need|needed|\bneeds?\b|covered|\d\s*(of|\/)\s*\d/i.test(line)),
  )
  return near.filter((line) => !/Priya|test dish/i.test(line)).join('\n')
}

// Knitting
const PLUS =
  /increase|increment|\bplus\b|next row|add (a |one |1 )?row|row done|^\W*\+\s*(1|one|row)?\s*(row)?\W*$/i
const MINUS =
  /decrease|decrement|\bminus\b|previous row|\bundo\b|(remove|take back) (a |one |1 )?row|row back|^\s*[-−–]\s*(1|one|row)?\s*(row)?\W*$/i
const four = /(?<![\d.])[45](?!\d)/
const countIsFour = (app, name) =>
  app.try(
    () => app.entrySays(name, four),
    () => app.figureIs(/rows?\b|count/i, (value) => value === 4 || value === 5),
    async () => {
      await app.open(name)
      await app.sees(/(^|\n)\s*(row:?\s*)?[45]\s*(rows?\s*)?($|\n)/i)
    },
  )
const seen = async (app) => [
  await app.text(),
  await app.look('text', undefined, { messages: false }),
]

// Secret Santa
const PEOPLE = ['Aurelio', 'Bettina', 'Cosmo', 'Dagny']
const JOINS = { by: /participant|person|people|name|join|player/i }
const DRAW = /draw|shuffle|assign|match|generate|pick names/i
const enterPeople = (app) =>
  app.try(
    async () => {
      for (const name of PEOPLE) await app.add('participant', { name }, JOINS)
    },
    () => app.fill(/names|participants|people/i, PEOPLE.join('\n')),
  )
const draw = async (app) => {
  await app.press(DRAW, { inside: 'main' })
  await app.agree()
}
const timesIn = (text, name) => text.split(name).length - 1
const everybodyDrawn = (app) =>
  app.holds(async () => {
    const text = await app.look('text')
    return PEOPLE.every((name) => timesIn(text, name) >= 2)
  }, 'not everybody gives and gets')

// Thesis
const chapter = (title, target, words) => ({ title, 'target?': target, 'word?': words })

export default [
  {
    id: 'blood-pressure',
    style: 'short',
    domain: 'measurements',
    prompt:
      'bp log for my dad. systolic, diastolic, pulse + date/time, graph over time, warn if over 140/90, sth to print for the doc',
    checks: [
      check(
        'form',
        'a reading is in the list',
        claim.adds('reading', reading('127', '81'), { shows: /127\D{0,25}81/, ...MEASURES }),
      ),
      check('data', 'the pulse stands with the reading', async (app) => {
        const { 'pulse?': _, ...rest } = reading('121', '79')
        await app.add('reading', { ...rest, pulse: '93' }, MEASURES)
        await app.lists(/121\D{0,25}79/, 'reading')
        await app.try(
          () => app.entrySays(/121\D{0,25}79/, /(?<!\d)93(?!\d)/),
          async () => {
            await app.open(/121\D{0,25}79/)
            await app.sees(/(?<!\d)93(?!\d)/)
          },
        )
      }),
      check('chart', 'the readings are drawn', async (app) => {
        await app.add('reading', reading('131', '84', day(-3)), MEASURES)
        await app.add('reading', reading('126', '80', day(-2)), MEASURES)
        await app.add('reading', reading('135', '86', day(-1)), MEASURES)
        await claim.draws(/chart|graph|trend|statistic|history|overview/i)(app)
      }),
      check('workflow', 'a high reading is warned of', async (app) => {
        await app.add('reading', reading('182', '107'), MEASURES)
        await app.try(
          () => app.confirms(HIGH),
          async () => {
            await app.lists(/182\D{0,25}107/, 'reading')
            await app.try(
              () => app.entrySays(/182/, HIGH),
              () => app.entrySays(/182\D{0,25}107/, HIGH),
            )
          },
        )
      }),
      check('export', 'the log can be printed or saved', claim.printsOrDownloads()),
      check(
        'persistence',
        'readings survive a reload',
        claim.keeps('reading', reading('119', '73'), { shows: /119\D{0,25}73/, ...MEASURES }),
      ),
    ],
  },
  {
    id: 'potluck',
    style: 'short',
    domain: 'gatherings',
    prompt:
      'potluck signup for sat - ppl put their name n what dish they bring + how many it feeds, show whats still missing (mains, sides, desserts, drinks). no 2 ppl same dish pls',
    checks: [
      check('form', 'a dish is in the list', async (app) => {
        await bring(app, 'Beetroot hummus', 'side')
        await app.lists('Beetroot hummus', 'dish')
      }),
      check('data', 'it is told who brings a dish', async (app) => {
        await bring(app, 'Plum crumble', 'dessert')
        await app.lists('Plum crumble', 'dish')
        await app.entrySays('Plum crumble', /Priya/)
      }),
      check('form', 'an empty sign-up is refused', claim.refusesEmpty('dish', BRINGS)),
      check('workflow', 'the same dish is not taken twice', async (app) => {
        const key = await bring(app, 'Lentil moussaka', 'main')
        await app.lists('Lentil moussaka', 'dish')
        await app.refuses(
          'dish',
          { [key]: 'Lentil moussaka', 'name?': 'Tomas Beck', 'quantity?': '4', ...kindOf('main') },
          { ...BRINGS, filled: true },
        )
      }),
      check('data', 'what is missing follows the sign-ups', async (app) => {
        await app.ready()
        const before = await gaps(app)
        app.expect(before !== '', 'nothing tells what is missing')
        for (const kind of ['main', 'side', 'dessert', 'drink'])
          await bring(app, `Test dish ${kind}`, kind)
        await app.closeDialogs()
        await app.holds(async () => {
          const now = await gaps(app)
          return now !== '' && now !== before
        }, 'what is missing stays the same')
      }),
      check('persistence', 'dishes survive a reload', async (app) => {
        await bring(app, 'Saffron buns', 'dessert')
        await app.lists('Saffron buns', 'dish')
        await app.reload()
        await app.lists('Saffron buns', 'dish')
      }),
    ],
  },
  {
    id: 'knitting-rows',
    style: 'short',
    domain: 'crafts',
    prompt:
      'row counter for knitting, several projects, + and - button each, notes per project, shouldnt lose count when i close the tab',
    checks: [
      check(
        'form',
        'a project is in the list',
        claim.adds('project', { name: 'Fair Isle vest' }),
      ),
      check('tool', 'plus counts rows', async (app) => {
        await app.add('project', { name: 'Moss stitch scarf' })
        await app.lists('Moss stitch scarf', 'project')
        for (let row = 0; row < 4; row += 1) await app.act('Moss stitch scarf', PLUS)
        await countIsFour(app, 'Moss stitch scarf')
      }),
      check('tool', 'minus takes a row back', async (app) => {
        await app.add('project', { name: 'Cable mittens' })
        await app.lists('Cable mittens', 'project')
        await app.act('Cable mittens', PLUS)
        const one = await seen(app)
        await app.act('Cable mittens', PLUS)
        const two = await seen(app)
        await app.act('Cable mittens', MINUS)
        await app.holds(async () => {
          const now = await seen(app)
          return now.some((text, at) => one[at] !== two[at] && text === one[at])
        }, 'the count is not as before')
      }),
      check('persistence', 'the count survives a reload', async (app) => {
        await app.add('project', { name: 'Raglan jumper' })
        await app.lists('Raglan jumper', 'project')
        for (let row = 0; row < 4; row += 1) await app.act('Raglan jumper', PLUS)
        await app.reload()
        await app.lists('Raglan jumper', 'project')
        await countIsFour(app, 'Raglan jumper')
      }),
      check('data', 'a project has notes', async (app) => {
        const note = 'Bigger needle at the yoke'
        await app.try(
          () => app.add('project', { name: 'Yoke cardigan', note }),
          async () => {
            await app.add('project', { name: 'Yoke cardigan' })
            await app.lists('Yoke cardigan', 'project')
            await app.try(
              () => app.edit('Yoke cardigan', { note }),
              async () => {
                await app.closeDialogs()
                await app.try(() => app.open('Yoke cardigan'))
                await app.fill(/notes?\b/i, note)
                await app.try(() => app.press(/^\W*(save|add|update)/i, { inside: 'main' }))
              },
            )
          },
        )
        const holds = async () => {
          const wanted = async () =>
            (await app.look('outputs')).some((text) => text.includes(note)) ||
            (await app.shows(note))
          await app.holds(wanted, 'the note is nowhere')
        }
        await app.try(holds, async () => {
          await app.open('Yoke cardigan')
          await holds()
        })
      }),
      check('data', 'several projects stand side by side', async (app) => {
        await app.add('project', { name: 'Toe-up socks' })
        await app.lists('Toe-up socks', 'project')
        await app.add('project', { name: 'Lace shawl' })
        await app.lists('Lace shawl', 'project')
        await app.lists('Toe-up socks', 'project')
      }),
    ],
  },
  {
    id: 'secret-santa',
    style: 'short',
    domain: 'gifts',
    prompt:
      'secret santa for the fam. i type in the names, hit draw, it shows who gives to who. nobody shld get themself',
    checks: [
      check(
        'form',
        'a name is in the list',
        claim.adds('participant', { name: 'Eulalia' }, JOINS),
      ),
      check('workflow', 'a draw gives somebody to everybody', async (app) => {
        await enterPeople(app)
        await draw(app)
        await everybodyDrawn(app)
      }),
      check('workflow', 'nobody draws themselves', async (app) => {
        await enterPeople(app)
        const between =
          '\\W*(→|⟶|➜|➡|->|⇒|=>|gives( a (gift|present))?( to)?|buys( a gift)?( for)?|is( the)?( secret)? santa (for|of|to)|draws|drew|has|gets|got|for|to)\\W*'
        for (let turn = 0; turn < 3; turn += 1) {
          if (turn === 0) await draw(app)
          else await app.try(() => draw(app))
          await everybodyDrawn(app)
          const text = (await app.look('text')).replace(/\s+/g, ' ')
          const lines = (await app.items(1)).map((item) => item.text)
          for (const name of PEOPLE) {
            const self = new RegExp(`${name}${between}${name}`, 'iu')
            const alone = new RegExp(`^\\W*${name}\\W+${name}\\W*$`, 'iu')
            app.expect(
              !self.test(text) && !lines.some((line) => alone.test(line)),
              `${name} gives to ${name}`,
            )
          }
        }
      }),
      check(
        'form',
        'a name can be taken out again',
        claim.removes('participant', { name: 'Fridolin' }, JOINS),
      ),
      check(
        'persistence',
        'names survive a reload',
        claim.keeps('participant', { name: 'Gwendal' }, JOINS),
      ),
    ],
  },
  {
    id: 'thesis-words',
    style: 'short',
    domain: 'research',
    prompt:
      'phd thesis tracker pls: chapters w/ target word count n words so far, progress bar for each + overall %. i update the words every evening',
    checks: [
      check(
        'form',
        'a chapter is in the list',
        claim.adds('chapter', chapter('Field methods', '9000', '1200')),
      ),
      check('chart', 'each chapter has a progress bar', async (app) => {
        await app.add('chapter', chapter('Soil chemistry', '8000', '4000'))
        await app.lists('Soil chemistry', 'chapter')
        await app.add('chapter', chapter('Root growth', '6000', '1500'))
        await app.lists('Root growth', 'chapter')
        await app.bars(2)
      }),
      check('data', 'the words of a chapter can be updated', async (app) => {
        await app.add('chapter', chapter('Related work', '9000', '2100'))
        await app.lists('Related work', 'chapter')
        await app.edit('Related work', { 'target?': '9000', word: '6410' })
        await app.lists(/6[.,\s]?410/, 'chapter')
      }),
      check('data', 'the overall percentage follows', async (app) => {
        const label = /overall|total|whole|thesis/i
        const page = /overview|dashboard|progress|chapters|home/i
        const percent = async () =>
          (await app.look('figures', label)).filter((value) => value >= 0 && value <= 100)
        await app.near(page)
        const before = await app.holds(async () => {
          const found = await percent()
          return found.length > 0 && found
        }, 'no overall percentage stands there')
        await app.add('chapter', chapter('Appendix of tables', '90000', '90000'))
        await app.near(page)
        await app.holds(async () => {
          const [now] = await percent()
          return now !== undefined && now > before[0]
        }, 'the overall percentage stays the same')
        await app.sees(/\d\s*%/)
      }),
      check(
        'persistence',
        'chapters survive a reload',
        claim.keeps('chapter', chapter('Outlook', '3000', '250')),
      ),
    ],
  },
]
