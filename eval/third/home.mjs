import { check, day, number, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

/** Where each of the names first stands on the page; -1 for those that do not. */
async function places(app, names) {
  const text = await app.look('text', undefined, { messages: false })
  return names.map((name) => text.indexOf(name))
}

const ascending = (numbers) => numbers.every((one, at) => one >= 0 && (at === 0 || one > numbers[at - 1]))

const standInOrder = async (app, names) => ascending(await places(app, names))

const FOOD = /item|food|freezer|thing|stock/i

/** The first stands before the others, or it alone stands there. */
async function eatenFirst(app, [first, ...others]) {
  const [place, ...rest] = await places(app, [first, ...others])
  const shown = rest.filter((one) => one >= 0)
  return place >= 0 && shown.every((one) => one > place) && ascending(shown)
}

const MONEY = /entry|entries|money|transaction|amount|payment|pocket|log|record/i
const IN = /^\W*(in\b|money in|give|given|deposit|add|credit|income|earn|received)|^\+$/i
const OUT = /^\W*(out\b|money out|take|taken|spen[dt]|withdraw|debit|expense|paid out)|^[-−]$/i

/** Chooses in a form, from a list or among radios, what the words say. */
async function steer(app, form, words) {
  for (const select of await form.$$('select')) {
    const value = await select.evaluate(
      (one, source) =>
        [...one.options].find(
          (option) => option.value !== '' && new RegExp(source, 'i').test(option.text.trim()),
        )?.value,
      words.source,
    )
    if (value === undefined) continue
    await select.selectOption(value)
    return true
  }
  const choice = await app.first('named', words, { root: form })
  const isChoice =
    choice &&
    (await choice.evaluate((one) =>
      one.matches('[type="radio"], [role="radio"], [aria-pressed], [role="tab"], label'),
    ))
  if (isChoice) await app.click(choice)
  // A button of its own for each way sends the form.
  return Boolean(choice)
}

/** Enters money for a child, whichever can be chosen; returns who got it. */
async function money(app, amount, what, way, again = false) {
  await app.closeDialogs()
  const keys = ['kid', 'child', 'name']
  const { place, key } = await app.try(
    ...keys.map((key) => async () => ({
      place: await app.placeFor(MONEY, { [key]: '', amount, description: what }),
      key,
    })),
  )
  app.expect(place.form, 'there is no form for money')
  const field = place.fields.get(key)
  const isChosen = await field.evaluate((one) =>
    one.matches('select, [type="radio"], [role="radiogroup"], [role="combobox"]:not(input)'),
  )
  const values = { [key]: isChosen ? '' : 'Wilma', amount, description: what }
  try {
    await app.fillIn(place.fields, values)
  } catch (error) {
    if (!isChosen || again) throw error
    // Nobody can be chosen before somebody is there.
    await app.closeDialogs()
    await app.add(/kid|child/i, { name: 'Wilma' })
    return money(app, amount, what, way, true)
  }
  const name = isChosen
    ? await field.evaluate((one) =>
        one.matches('select')
          ? one.selectedOptions[0]?.text
          : (window.looker
              .radiosOf(one)
              .filter((radio) => radio.checked || radio.getAttribute('aria-checked') === 'true')
              .map((radio) => window.looker.name(radio))[0] ?? one.innerText),
      )
    : 'Wilma'
  const steered = await steer(app, place.form, way)
  if (!steered && way === OUT) await place.fields.get('amount').fill(`-${amount}`)
  await app.send(place.form, steered ? way : undefined)
  return name.trim()
}

/** A balance of the child has become another one by `change`; or the whole stands there, which nobody entered. */
async function balanceMoved(app, name, before, change, whole) {
  const isMoved = async () => {
    const after = await app.look('figures', new RegExp(escaped(name), 'i'))
    const moved = after.some(
      (value) =>
        Math.abs(Math.abs(value) - Math.abs(change)) > 0.001 &&
        before.some((one) => Math.abs(value - one - change) < 0.001),
    )
    return moved || (await app.shows(number(whole)))
  }
  await app.scan(undefined, () => app.wait(isMoved, 'no balance follows', 1_000))
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const EVENT = /event|countdown|date|occasion/i

const READING = /reading|meter/i

/** Enters a reading of the electricity meter that was taken `ago` times `gap` days ago. */
async function reading(app, value, ago, gap = 1) {
  await app.closeDialogs()
  const place = await app.placeFor(READING, { 'reading?': '' })
  app.expect(place.form, 'there is no form for a reading')
  const choice = await app.first('named', /electric/i, { root: place.form })
  if (choice && (await choice.evaluate((one) => one.matches('[type="radio"], [role="radio"]'))))
    await app.click(choice)
  let entered = false
  for (const field of await app.find('fields', place.form)) {
    const { kind, name } = await field.evaluate((one) => ({
      kind: one.matches('select') ? 'select' : (one.type ?? ''),
      name: window.looker.labels(one).join(' '),
    }))
    if (kind === 'date') await field.fill(day(-ago * gap))
    else if (kind === 'month') await field.fill(day(-ago * 31).slice(0, 7))
    else if (kind === 'select') {
      const option = await field.evaluate(
        (one) => [...one.options].find(({ text }) => /electric/i.test(text))?.value,
      )
      if (option !== undefined) await field.selectOption(option)
    } else if (kind === 'number' && /\bgas\b/i.test(name) && !/electric/i.test(name))
      await field.fill(String(value - 60_000))
    else if (
      !entered &&
      (kind === 'number' ||
        (kind === 'text' && /reading|meter|number|value|kwh|electric/i.test(name)))
    ) {
      await field.fill(String(value))
      entered = true
    }
  }
  app.expect(entered, 'a reading cannot be entered')
  await app.send(place.form)
}

const FLAT = /flat|apartment|viewing|property|place|home/i

/** Three flats are entered in no order; sorted, the one in the middle stands in the middle. */
const sortsFlats = (label, values) => async (app) => {
  const names = ['Tern Street 14', 'Mole Row 2', 'Elder Court 7']
  for (const [at, address] of names.entries()) await app.add(FLAT, { address, ...values[at] })
  await app.lists(names[0], FLAT)
  const rising = [names[0], names[2], names[1]]
  const isSorted = async () =>
    (await standInOrder(app, rising)) || (await standInOrder(app, rising.toReversed()))
  for (let turn = 0; turn < 2; turn += 1) {
    await app.sort(label)
    if (await app.try(() => app.wait(isSorted, '', 700))) return
  }
  throw new Error('they are not in order')
}

export default [
  {
    id: 'freezer-drawers',
    style: 'short',
    domain: 'household',
    prompt:
      'whats in my freezer?? item, which drawer, when it went in, use by. show what needs eating first n let me tick stuff off once its eaten',
    checks: [
      check(
        'form',
        'something new is in the list',
        claim.adds(FOOD, { title: 'Pea soup', use: day(40), drawer: '', 'date?': day(-3) }),
      ),
      check('data', 'by when to eat it stands with it', async (app) => {
        await app.add(FOOD, { title: 'Rye rolls', use: day(45), 'drawer?': '' })
        await app.lists('Rye rolls', FOOD)
        await app.entrySays(
          'Rye rolls',
          new RegExp(`${shownDate(day(45)).source}|\\b4[456] ?d(ays?)?\\b|\\b6 weeks`, 'i'),
        )
      }),
      check('sort', 'what needs eating first stands first', async (app) => {
        const [late, soon, between] = ['Plum crumble', 'Cod fillets', 'Leek quiche']
        await app.add(FOOD, { title: late, use: day(60), 'drawer?': '' })
        await app.add(FOOD, { title: soon, use: day(3), 'drawer?': '' })
        await app.add(FOOD, { title: between, use: day(30), 'drawer?': '' })
        await app.lists(late, FOOD)
        const isFirst = () =>
          app.wait(() => eatenFirst(app, [soon, between, late]), 'it does not stand first', 700)
        await app.try(
          isFirst,
          async () => {
            await app.sort(/use|eat|expir|date/i)
            await isFirst()
          },
          async () => {
            await app.sort(/use|eat|expir|date/i)
            await isFirst()
          },
          async () => {
            await app.go(/eat|soon|first|expir|use/i)
            await isFirst()
          },
        )
      }),
      check(
        'workflow',
        'what is eaten is ticked off',
        claim.ticksOff(
          FOOD,
          { title: 'Bean stew', 'use?': day(12), 'drawer?': '' },
          /eaten|ate|gone|used|done|finish|tick|remove|delete/i,
        ),
      ),
      check(
        'persistence',
        'the list survives a reload',
        claim.keeps(FOOD, { title: 'Duck legs', 'use?': day(70), 'drawer?': '' }),
      ),
    ],
  },
  {
    id: 'pocket-money-log',
    style: 'short',
    domain: 'family',
    prompt:
      'Pocket money log for the kids. Which kid, amount, what its for, in or out. Show each kids balance at the top.',
    checks: [
      check('form', 'money is in the log', async (app) => {
        await money(app, '12.50', 'Mowed the lawn', IN)
        await app.lists('Mowed the lawn', MONEY)
      }),
      check('data', 'the amount stands with what it is for', async (app) => {
        await money(app, '7.35', 'Washed the car', IN)
        await app.lists('Washed the car', MONEY)
        await app.entrySays('Washed the car', /7[.,]35/)
      }),
      check('data', 'money that comes in raises the balance', async (app) => {
        const name = await money(app, '12.50', 'Mowed the lawn', IN)
        await app.lists('Mowed the lawn', MONEY)
        const before = await app.look('figures', new RegExp(escaped(name), 'i'))
        await money(app, '3.25', 'Fed the hens', IN)
        await balanceMoved(app, name, before, 3.25, 15.75)
      }),
      check('data', 'money that goes out lowers the balance', async (app) => {
        const name = await money(app, '12.50', 'Mowed the lawn', IN)
        await app.lists('Mowed the lawn', MONEY)
        const before = await app.look('figures', new RegExp(escaped(name), 'i'))
        await money(app, '4.25', 'Comic book', OUT)
        await balanceMoved(app, name, before, -4.25, 8.25)
      }),
      check('persistence', 'the log survives a reload', async (app) => {
        await money(app, '5.10', 'Swept the yard', IN)
        await app.lists('Swept the yard', MONEY)
        await app.reload()
        await app.lists('Swept the yard', MONEY)
      }),
    ],
  },
  {
    id: 'days-left',
    style: 'short',
    domain: 'productivity',
    prompt:
      'countdown to stuff - i add events w dates and it says how many days are left, soonest first, pin one to the top',
    checks: [
      check(
        'form',
        'an event is in the list',
        claim.adds(EVENT, { title: 'Ferry to Skye', date: day(21) }),
      ),
      check('tool', 'the days that are left are right', async (app) => {
        await app.add(EVENT, { title: 'Lighthouse trip', date: day(50) })
        await app.lists('Lighthouse trip', EVENT)
        await app.entrySays('Lighthouse trip', /(?<!\d)(49|50)(?!\d)/)
      }),
      check('sort', 'the soonest stands first', async (app) => {
        await app.add(EVENT, { title: 'Maths resit', date: day(60) })
        await app.add(EVENT, { title: 'New boiler', date: day(9) })
        await app.add(EVENT, { title: 'Aunt Pia visits', date: day(33) })
        await app.lists('Maths resit', EVENT)
        await app.holds(
          () => standInOrder(app, ['New boiler', 'Aunt Pia visits', 'Maths resit']),
          'they stand in another order',
        )
      }),
      check('workflow', 'a later event can be pinned to the top', async (app) => {
        await app.add(EVENT, { title: 'New boiler', date: day(9) })
        await app.add(EVENT, { title: 'Maths resit', date: day(60) })
        await app.lists('Maths resit', EVENT)
        await app.act('Maths resit', /\bpin|\btop\b|feature|star|favou?rite/i)
        await app.closeDialogs()
        await app.holds(
          () => standInOrder(app, ['Maths resit', 'New boiler']),
          'it does not stand at the top',
        )
      }),
      check(
        'persistence',
        'events survive a reload',
        claim.keeps(EVENT, { title: 'Brass band night', date: day(17) }),
      ),
    ],
  },
  {
    id: 'meter-readings',
    style: 'short',
    domain: 'household',
    prompt:
      'gas + electric meter readings, i put the number in every month, it works out what we used since last time & draws a graph',
    checks: [
      check('form', 'a reading is in the list', async (app) => {
        await reading(app, 98_213, 0)
        await app.lists(number(98213), READING)
      }),
      check('tool', 'what was used since the last reading is worked out', async (app) => {
        await reading(app, 98_213, 1)
        await reading(app, 98_350, 0)
        await app.lists(number(137), /reading|meter|usage|used|history/i)
      }),
      check('chart', 'a graph is drawn', async (app) => {
        await reading(app, 98_020, 2, 31)
        await reading(app, 98_213, 1, 31)
        await reading(app, 98_350, 0, 31)
        await claim.draws(/graph|chart|usage|history|overview|dashboard|stat/i)(app)
      }),
      check('data', 'gas and electricity are kept apart', async (app) => {
        const both = (names) =>
          names.some((name) => /gas/i.test(name)) && names.some((name) => /electric/i.test(name))
        await app.try(
          async () => {
            const options = await app.optionsWhenAdding(
              READING,
              /meter|type|fuel|utility|energy|kind|gas|electric/i,
            )
            app.expect(both(options), 'not both can be chosen')
          },
          async () => {
            const fields = await app.hasField(/\bgas\b/i)
            app.expect(fields && (await app.hasField(/electric/i)), 'not both can be entered')
          },
          async () => {
            await app.closeDialogs()
            await app.button(/\bgas\b/i)
            await app.button(/electric/i)
          },
        )
      }),
      check('persistence', 'readings survive a reload', async (app) => {
        await reading(app, 97_564, 0)
        await app.lists(number(97564), READING)
        await app.reload()
        await app.lists(number(97564), READING)
      }),
    ],
  },
  {
    id: 'flat-viewings',
    style: 'short',
    domain: 'housing',
    prompt:
      'weve got like 12 flat viewings coming up, need to compare them. address, rent, size in m2, mins to work, score out of 10. sort by score or rent and cross out the ones we dont want',
    checks: [
      check(
        'form',
        'a flat is in the list',
        claim.adds(FLAT, {
          address: 'Hatter Lane 31',
          rent: '845',
          'size?': '58',
          'mins?': '25',
          'score?': '8',
          'rating?': '8',
        }),
      ),
      check('data', 'the rent stands with the flat', async (app) => {
        await app.add(FLAT, { address: 'Weir Road 5', rent: '1020', 'size?': '61' })
        await app.lists('Weir Road 5', FLAT)
        await app.entrySays('Weir Road 5', number(1020))
      }),
      check(
        'sort',
        'flats are sorted by score',
        sortsFlats(
          /score|rating/i,
          ['3', '9', '6'].map((score) => ({ 'score?': score, 'rating?': score, 'rent?': '800' })),
        ),
      ),
      check(
        'sort',
        'flats are sorted by rent',
        sortsFlats(
          /rent/i,
          ['780', '990', '850'].map((rent) => ({ rent, 'score?': '5', 'rating?': '5' })),
        ),
      ),
      check(
        'workflow',
        'a flat is crossed out',
        claim.ticksOff(
          FLAT,
          { address: 'Fuller Close 3', 'rent?': '1110', 'score?': '2', 'rating?': '2' },
          /reject|cross|strike|don.?t want|not interested|\bno\b|rule|drop|discard|hide|\bout\b/i,
        ),
      ),
      check(
        'persistence',
        'flats survive a reload',
        claim.keeps(FLAT, { address: 'Orchard Yard 8', 'rent?': '905', 'score?': '7' }),
      ),
    ],
  },
]
