import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

const LAUNDRY = /book|reserv|slot|sign|laundry|wash/i
const BOOK = /book|reserve|sign up|sign me|claim|take|free|available/i

const isAmongChoices = (field) =>
  field.evaluate((one) =>
    one.matches('select, [type="radio"], [role="radiogroup"], [role="combobox"]:not(input)'),
  )

/** Fills the form for a slot in the laundry room; returns it with what was chosen from lists. */
async function laundryForm(app, flat, date) {
  await app.closeDialogs()
  await app.near(/book|laundry|week|calendar|slots/i)
  const place = await app.placeFor(LAUNDRY, { flat, 'date?': date }, BOOK)
  app.expect(place.form, 'there is no form for a booking')
  for (const [key, field] of place.fields) {
    const value = key === 'flat' ? flat : (await isAmongChoices(field)) ? '' : date
    await app.fillIn(new Map([[key, field]]), { [key]: value })
  }
  for (const field of await app.find('fields', place.form)) {
    const { kind, label } = await field.evaluate((one) => ({
      kind: one.type,
      label: window.looker.labels(one).join(' '),
    }))
    if (kind === 'time')
      await field.fill(/\bend|until|\bto\b|finish/i.test(label) ? '19:00' : '18:00')
    if (kind === 'datetime-local')
      await field.fill(`${date}T${/\bend|until|\bto\b|finish/i.test(label) ? '19' : '18'}:00`)
  }
  await app.fillMissing(place.form, true)
  const slot = await app.first('named', SLOT, { root: place.form })
  const isSlot = slot && (await slot.evaluate((one) => one.matches('button') && !one.disabled))
  const hours = isSlot ? await app.name(slot) : undefined
  if (isSlot) await app.click(slot)
  const chosen = await place.form.evaluate((form) => [
    ...[...form.querySelectorAll('select')].map((one) => one.selectedOptions[0]?.text ?? ''),
    ...[...form.querySelectorAll('[type="radio"]:checked, [role="radio"][aria-checked="true"]')].map(
      (one) => window.looker.name(one),
    ),
  ])
  return { form: place.form, chosen, hours }
}

const SLOT = /^\d{1,2}([:.]\d\d|\s?[ap]m)/i

async function bookLaundry(app, flat, date) {
  const { form, ...rest } = await laundryForm(app, flat, date)
  await app.send(form, BOOK)
  await app.lists(new RegExp(`\\b${flat}\\b`), LAUNDRY)
  return rest
}

/** Makes the same choices in a form; `false` when one of them is no longer to be had. */
async function choosesAgain(app, form, { chosen, hours }) {
  for (const text of chosen.filter(Boolean)) {
    let isChosen = false
    for (const select of await form.$$('select')) {
      const value = await select.evaluate(
        (one, wanted) =>
          [...one.options].find((option) => !option.disabled && option.text === wanted)?.value,
        text,
      )
      if (isChosen || value === undefined) continue
      await select.selectOption(value)
      isChosen = true
    }
    for (const radio of isChosen ? [] : await form.$$('[type="radio"], [role="radio"]')) {
      if (isChosen || (await app.name(radio)) !== text) continue
      if (await radio.evaluate((one) => one.disabled || one.getAttribute('aria-disabled') === 'true'))
        return false
      await app.click(radio)
      isChosen = true
    }
    if (!isChosen) return false
  }
  if (hours === undefined) return true
  const slots = await app.find('named', SLOT, { root: form })
  for (const slot of slots) {
    if ((await app.name(slot)) !== hours) continue
    await app.click(slot)
    return true
  }
  return false
}

const ROOM = { length: '7', width: '5', height: '2.5' }
const NO_OPENINGS = { 'doors?': '0', 'windows?': '0', 'openings?': '0' }

/** So many litres stand there. */
const litres = (count) =>
  new RegExp(
    `(?<![\\d.,])${count}([.,]0+)?\\s*(l\\b|lit(er|re))|lit(er|re)s?[^\\d]{0,30}(?<![\\d.,])${count}([.,]0+)?(?![.,]?\\d)`,
    'i',
  )

const read = async (app) => [await app.text(), ...(await app.look('outputs'))].join('\n')

async function needs(app, count) {
  await app.wait(
    async () => litres(count).test(await read(app)),
    `it does not come to ${count} litres`,
  )
}

/** How many there are, in a field or one after the other. */
async function openings(app, key, count) {
  await app.try(
    () => app.calculate({ [key]: String(count) }),
    async () => {
      for (let turn = 0; turn < count; turn += 1)
        await app.press(new RegExp(`(add|\\+|more|increase).*${key.slice(0, -1)}`, 'i'))
      await app.calculate({})
    },
  )
}

const takesOff = (key, count) => async (app) => {
  await app.calculate({ ...ROOM, coats: '2', ...NO_OPENINGS })
  await needs(app, 12)
  await openings(app, key, count)
  await app.holds(async () => {
    const text = await read(app)
    return !litres(12).test(text) && /\d\s*(l\b|lit)|lit(er|re)s?\D{0,30}\d/i.test(text)
  }, 'it comes to as much as before')
}

const HANDS = [/rock|✊|🪨/iu, /paper|✋|📄/iu, /sci+s+ors|✌|✂/iu]
const AGAIN = /again|new (game|match)|restart|rematch|reset|start over/i

/** Plays one round; `false` when nothing can be chosen any more. */
async function playRound(app, turn) {
  const look = () => app.first('named', HANDS[turn % HANDS.length], { where: 'main' })
  const hand = await app.wait(look, '', 2_500).catch(() => undefined)
  if (!hand) return false
  await app.click(hand)
  return true
}

const OVER =
  /(game|match) over|(won|wins?|lost|lose|takes?) the (game|match|series)|(game|match|overall|final|series) (winner|score|result)|champion|congrat|play again|new game|rematch|reached 5|first to (reach )?5 (won|wins|reached)/i

const numbersIn = (lines) => lines.flatMap((line) => line.match(/\d+/g) ?? []).map(Number)

/** Rounds until somebody has five and it goes no further; returns the lines that were not there at the beginning. */
async function playToTheEnd(app) {
  await app.wait(() => app.first('named', HANDS[0]), 'nothing can be chosen')
  const before = new Set((await app.text()).split('\n'))
  const fresh = async () => (await app.text()).split('\n').filter((line) => !before.has(line))
  let [last, still] = ['', 0]
  for (let turn = 0; turn < 60; turn += 1) {
    const lines = await fresh()
    const hasFive = numbersIn(lines).includes(5)
    still = numbersIn(lines).join() === last ? still + 1 : 0
    last = numbersIn(lines).join()
    if (hasFive && (lines.some((line) => OVER.test(line)) || still >= 10)) return lines
    if (await playRound(app, turn)) continue
    const on = await app.first('named', /^\W*(next|continue)/i, { where: 'main' })
    const again = hasFive ? undefined : await app.first('named', AGAIN, { where: 'main' })
    if (!on && !again) return lines
    await app.click(on ?? again)
  }
  throw new Error('the game does not end')
}

const CUSTOMER = /customer|client|job|round|house/i
const UNPAID = /\bow(es?|ing|ed)\b|unpaid|outstanding|(not|hasn.?t)( yet)? paid|to collect/i

const NAMES = ['Aldo', 'Birk', 'Cleo', 'Dara', 'Edda', 'Finn', 'Gusta', 'Hedy']

async function splits(app, names, count) {
  await app.write(names.join('\n'))
  const field = await app.wait(async () => {
    for (const one of await app.find('labelled', /how many|teams|groups/i, undefined, { search: true }))
      if (await one.evaluate((each) => each.matches('select, input:not([type="radio"])'))) return one
    return undefined
  }, 'one cannot choose how many')
  await app.fillIn(new Map([['teams', field]]), { teams: String(count) })
  await app.press(/split|make|generate|create|shuffle|randomi|draw|build|pick|^\W*go\b/i, {
    inside: 'main',
  })
}

/** The names in the order in which they stand in the teams. */
async function order(app, names) {
  const text = await app.text()
  const places = names.map((name) => ({ name, at: text.lastIndexOf(name) }))
  return places.every(({ at }) => at >= 0)
    ? places
        .toSorted((a, b) => a.at - b.at)
        .map(({ name }) => name)
        .join()
    : undefined
}

/** In how many places the names stand; or how many teams are called by a number or a letter. */
async function inTeams(app, names, count) {
  await app.wait(async () => {
    if ((await order(app, names)) === undefined) return false
    const areas = await app.page.evaluate((list) => {
      const { looker } = window
      const flat = (one) => looker.flat(one.textContent)
      const homes = list.map((name) => {
        let one = looker.holders({ source: `\\b${name}\\b`, flags: '' }).at(-1)
        while (one?.parentElement && flat(one.parentElement) === flat(one)) one = one.parentElement
        const alone = list.filter((other) => flat(one ?? document.body).includes(other)).length === 1
        return alone ? one?.parentElement : one
      })
      return new Set(homes).size
    }, names)
    const called = (await app.text()).match(/\b(team|group)\s*#?\s*(\d+|[A-H])\b/gi) ?? []
    const different = new Set(called.map((one) => one.toLowerCase().replace(/\s+/g, ' ')))
    return areas === count || different.size === count
  }, `the names do not stand in ${count} teams`)
}

export default [
  {
    id: 'laundry-room',
    style: 'short',
    domain: 'housing',
    prompt:
      'sign up sheet for the laundry room in our block (3 machines). ppl pick a day, time n machine and put their flat number, no double bookings, can cancel',
    checks: [
      check('booking', 'a machine is booked for a flat', async (app) => {
        await bookLaundry(app, '417', day(3))
      }),
      check('data', 'there are three machines', async (app) => {
        await app.try(
          async () => {
            const machines = await app.optionsWhenAdding(LAUNDRY, /machine|washer/i)
            app.expect(
              machines.filter((one) => !/^(all|any|select|choose)\b/i.test(one)).length === 3,
              `${machines.length} machines can be chosen`,
            )
          },
          async () => {
            await app.closeDialogs()
            await app.sees(/(machine|washer|\bwm)\s*(no\.?\s*|#)?(3|c|three)\b/i)
          },
        )
      }),
      check('booking', 'a slot cannot be booked twice', async (app) => {
        await app.near(/book|laundry|week|calendar|slots/i)
        const free = async () => (await app.find('named', BOOK, { where: 'main' })).length
        const before = await free()
        const first = await bookLaundry(app, '417', day(4))
        const { form } = await laundryForm(app, '523', day(4))
        const isGrid =
          first.chosen.length === 0 &&
          first.hours === undefined &&
          !(await form.$('[type="date"], [type="time"], [type="datetime-local"]'))
        if (isGrid) {
          // Slots to press: the one that is taken is no longer among them.
          await app.closeDialogs()
          await app.near(/book|laundry|week|calendar|slots/i)
          app.expect((await free()) < before, 'the slot can still be booked')
          return
        }
        if (!(await choosesAgain(app, form, first))) return
        await app.try(() => app.send(form, BOOK))
        await app.lists(/\b417\b/, LAUNDRY)
        app.expect(!(await app.shows(/\b523\b/)), 'the slot is booked twice')
      }),
      check('booking', 'a booking can be cancelled', async (app) => {
        await bookLaundry(app, '638', day(5))
        await app.remove(/\b638\b/)
      }),
      check('persistence', 'bookings survive a reload', async (app) => {
        await bookLaundry(app, '752', day(2))
        await app.reload()
        await app.lists(/\b752\b/, LAUNDRY)
      }),
    ],
  },
  {
    id: 'paint-litres',
    style: 'short',
    domain: 'tool',
    prompt:
      'how much paint do i need calculator for the walls of a room... length width height, coats, take off doors n windows. 1 litre = 10 sq m',
    checks: [
      check('tool', 'the litres for one coat are right', async (app) => {
        await app.calculate({ ...ROOM, coats: '1', ...NO_OPENINGS })
        await needs(app, 6)
      }),
      check('tool', 'a second coat takes twice as much', async (app) => {
        await app.calculate({ ...ROOM, coats: '2', ...NO_OPENINGS })
        await needs(app, 12)
      }),
      check('tool', 'another room needs another amount', async (app) => {
        await app.calculate({
          length: '5',
          width: '3',
          height: '2.5',
          coats: '2',
          ...NO_OPENINGS,
        })
        await needs(app, 8)
      }),
      check('tool', 'doors are taken off', takesOff('doors', 5)),
      check('tool', 'windows are taken off', takesOff('windows', 7)),
    ],
  },
  {
    id: 'rock-paper-scissors',
    style: 'short',
    domain: 'game',
    prompt:
      'rock paper scisors against the computer, first to 5 wins, show the score, play again button',
    checks: [
      check('game', 'rock, paper and scissors can be chosen', async (app) => {
        for (const hand of HANDS) await app.button(hand)
      }),
      check('game', 'a round tells how it went', async (app) => {
        await app.wait(() => app.first('named', HANDS[0]), 'nothing can be chosen')
        const before = new Set((await app.text()).split('\n'))
        app.expect(await playRound(app, 0), 'nothing can be chosen')
        const result =
          /\b(you|player|computer|cpu|bot|opponent|ai)\b.{0,12}\b(win|won|wins|lose|lost|loses|score[sd]?)\b|draw|\btie|beats|\bwins?\b|\blose\b|\bsame\b/i
        await app.wait(async () => {
          const lines = (await app.text()).split('\n')
          return lines.some((line) => !before.has(line) && result.test(line))
        }, 'nothing tells how it went')
      }),
      check('game', 'the score follows', async (app) => {
        await app.wait(() => app.first('named', HANDS[0]), 'nothing can be chosen')
        const numbers = async () => ((await app.text()).match(/\d+/g) ?? []).join(' ')
        const before = await numbers()
        app.expect(/\b0\b/.test(before), 'no score is shown')
        for (let turn = 0; turn < 8 && (await numbers()) === before; turn += 1)
          await playRound(app, turn)
        await app.holds(async () => (await numbers()) !== before, 'the score is as before')
      }),
      check('game', 'it ends when somebody has five', async (app) => {
        const lines = await playToTheEnd(app)
        app.expect(numbersIn(lines).includes(5), 'nobody has five')
      }),
      check('game', 'playing again begins at nothing', async (app) => {
        await playToTheEnd(app)
        const zeros = async () => ((await app.text()).match(/(?<!\d)0(?!\d)/g) ?? []).length
        const before = await zeros()
        await app.press(AGAIN, { inside: 'main' })
        await app.closeDialogs()
        await app.button(HANDS[0])
        await app.holds(
          async () => (await zeros()) >= Math.max(2, before + 1),
          'the score does not begin at nothing',
        )
      }),
    ],
  },
  {
    id: 'window-round',
    style: 'short',
    domain: 'trades',
    prompt:
      'im a window cleaner. need a list of my customers w address, price, how often, tick them when cleaned and see who hasnt paid',
    checks: [
      check(
        'form',
        'a customer is in the list',
        claim.adds(CUSTOMER, {
          name: 'Mrs Pelham',
          address: 'Quarry Lane 9',
          price: '14',
          'how often?': '',
        }),
      ),
      check('data', 'the price stands with the customer', async (app) => {
        await app.add(CUSTOMER, { name: 'Ivo Strand', address: 'Spinney View', price: '37' })
        await app.lists('Ivo Strand', CUSTOMER)
        await app.entrySays('Ivo Strand', number(37))
      }),
      check(
        'workflow',
        'a customer is ticked when cleaned',
        claim.ticksOff(
          CUSTOMER,
          { name: 'Dora Finch', 'address?': 'Ropewalk', 'price?': '16' },
          /clean|done|complete|finish|mark|tick/i,
        ),
      ),
      check('data', 'who has not paid can be seen', async (app) => {
        const name = 'Abel Quist'
        await app.add(CUSTOMER, { name, 'address?': 'Kiln Cottage', 'price?': '21' })
        await app.lists(name, CUSTOMER)
        const isShown = () => app.holds(() => app.shows(name), 'the customer is not there')
        const among = async () => {
          await app.try(
            () => app.wait(async () => UNPAID.test(await app.entry(name)), '', 400),
            async () => {
              const entry = await app.entryHandle(name)
              const open = await app.first('named', /paid|\bpay\b/i, { root: entry })
              app.expect(
                open && (await open.evaluate((one) => !one.checked)),
                'it does not say so',
              )
            },
            async () => {
              const heads = await app.find('columnHeads', /paid/i)
              const text = await app.entry(name)
              app.expect(heads.length > 0 && /\bno\b|[✗✘❌✕]/i.test(text), 'it does not say so')
            },
            async () => app.expect(await app.isUnder(UNPAID, name), 'it stands nowhere'),
            async () => {
              await app.go(new RegExp(`${UNPAID.source}|payment|debt`, 'i'))
              await isShown()
            },
            async () => {
              await app.filter(/paid|pay|\bow|status/i, UNPAID)
              await isShown()
            },
          )
        }
        // Some owe from the start, others when their windows are clean.
        await app.try(among, async () => {
          await app.near(CUSTOMER)
          await app.lists(name, CUSTOMER)
          await app.tick(name, /clean|done|complete|finish|mark|tick/i)
          await among()
        })
      }),
      check('workflow', 'a payment can be noted', async (app) => {
        const name = 'Cleeve Lodge'
        const words = /paid|\bpay\b|payment|settle/i
        await app.add(CUSTOMER, { name, 'address?': 'Mill Street 40', 'price?': '28' })
        await app.lists(name, CUSTOMER)
        const look = async () => {
          const entry = await app.first('entry', /Cleeve Lodge/)
          return entry
            ? entry.evaluate(
                (one) =>
                  one.outerHTML + [...one.querySelectorAll('input')].map((box) => box.checked),
              )
            : ''
        }
        const notes = async () => {
          const before = await look()
          await app.try(() => app.act(name, words), () => app.edit(name, { paid: true }))
          await app.agree()
          const isAsked = await app.page.evaluate(() => window.looker.stage() !== document.body)
          const [form] = isAsked ? await app.find('forms') : []
          if (form) await app.try(() => app.send(form))
          await app.closeDialogs()
          await app.holds(async () => (await look()) !== before, 'it looks as before')
        }
        await app.try(notes, async () => {
          await app.lists(name, CUSTOMER)
          await app.tick(name, /clean|done|complete|finish|mark|tick/i)
          await notes()
        })
      }),
      check(
        'persistence',
        'customers survive a reload',
        claim.keeps(CUSTOMER, { name: 'The Old Forge', 'address?': 'Nab End', 'price?': '19' }),
      ),
    ],
  },
  {
    id: 'team-splitter',
    style: 'short',
    domain: 'tool',
    prompt: 'random team maker, paste names, choose how many teams, reshuffle button',
    checks: [
      check('tool', 'two teams are made', async (app) => {
        await splits(app, NAMES, 2)
        await inTeams(app, NAMES, 2)
      }),
      check('tool', 'nobody is left out', async (app) => {
        await splits(app, NAMES, 2)
        for (const name of NAMES) await app.sees(new RegExp(`\\b${name}\\b`))
      }),
      check('tool', 'there are as many teams as one chooses', async (app) => {
        await splits(app, NAMES, 4)
        await inTeams(app, NAMES, 4)
      }),
      check('tool', 'names that cannot be split evenly are all in a team', async (app) => {
        await splits(app, NAMES.slice(0, 7), 3)
        await inTeams(app, NAMES.slice(0, 7), 3)
      }),
      check('tool', 'they are shuffled again', async (app) => {
        await splits(app, NAMES, 2)
        const before = await app.wait(() => order(app, NAMES), 'not all names are in a team')
        for (let turn = 0; turn < 6 && (await order(app, NAMES)) === before; turn += 1)
          await app.press(/shuffle|again|re-?(mix|draw|roll|generate|do)|randomi|split|make|generate/i, {
            inside: 'main',
          })
        await app.holds(
          async () => ![undefined, before].includes(await order(app, NAMES)),
          'the teams are as before',
        )
      }),
    ],
  },
]
