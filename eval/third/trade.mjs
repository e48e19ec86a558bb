import { check, day, number, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

const BUYER = {
  'name?': 'Dana Hill',
  'email?': 'dana@example.org',
  'phone?': '555 0107',
  'pick-up date?': day(14),
  'text?': 'Happy 40th Ida',
}
const VISITOR = { 'name?': 'Dana Hill', 'email?': 'dana@example.org', 'phone?': '555 0107' }
const DONE =
  /thank|confirmed|\bbooked|success|(order|booking) (was |has been )?(placed|received|sent)|(order|booking|reference|ticket) (no\b|number|code|id\b|#)/i
const AMOUNT = /[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?([$€£]|(EUR|USD|GBP)\b)/g

/** The sums of money on the page, one after the other. */
const amounts = async (app) => ((await app.text()).match(AMOUNT) ?? []).join(' ')

/** Goes on, filling what is asked for, until something that was not there before says that it is done. */
async function finishes(app, on, person) {
  const before = new Set((await app.text()).split('\n'))
  const isDone = async () =>
    (await app.text()).split('\n').some((line) => !before.has(line) && DONE.test(line))
  for (let step = 0; step < 6; step += 1) {
    for (const form of await app.find('forms')) {
      const fields = await app.fieldsOf(form, person)
      await app.try(() => app.fillIn(fields, person))
      await app.fillMissing(form, true)
    }
    await app.press(on, { inside: 'main' })
    if (await app.try(() => app.wait(async () => (await isDone()) && 'done', '', 700))) return
  }
  throw new Error('it does not come to an end')
}

const DESIGN = /design|custom|create|build|order/i
const SIZE = /size|servings|portions|tiers?/i
const FLAVOUR = /flavou?r|sponge/i
const FILLING = /filling|cream/i

/** To where a cake is put together. */
async function openDesigner(app) {
  await app.near(DESIGN)
  const isThere = () =>
    app.wait(async () => (await app.optionsOf(SIZE)).length >= 2, 'no size can be chosen', 900)
  await app.try(isThere, async () => {
    await app.press(/design|start|create|custom|order|build/i, { inside: 'main' })
    await isThere()
  })
}

/** Chooses the first there is, where nothing is chosen yet. */
async function choosesFirst(app, label) {
  const fields = await app.find('labelled', label)
  if (fields.length > 0) return
  const [first] = await app.look('groupOptions', label)
  if (first) await app.try(() => app.press(first, { inside: 'main' }))
}

async function designs(app) {
  await openDesigner(app)
  for (const label of [SIZE, FLAVOUR, FILLING]) await choosesFirst(app, label)
  const [form] = await app.find('forms')
  if (form) await app.fillMissing(form, true)
}

const ORDERS = /^\W*(place|order|add to|submit|send|request|confirm|review|continue|next|proceed|check ?out|pay|complete)/i

async function ordersCake(app) {
  await designs(app)
  await finishes(app, ORDERS, BUYER)
}

/** What one can choose here, or at one of the next steps. */
async function choicesOnTheWay(app, label) {
  for (let step = 0; step < 4; step += 1) {
    const options = await app.optionsOf(label)
    if (options.length >= 2) return
    const [form] = await app.find('forms')
    if (form) await app.fillMissing(form, true)
    await app.press(/^\W*(next|continue)/i, { inside: 'main' })
  }
  throw new Error('nothing can be chosen')
}

const FILMS = /programme|program\b|films?|movies?|now showing|showtimes|schedule|what.?s on|home/i
const TIME = /\b\d{1,2}[:.]\d\d\b/
const SEAT = /^(row\s*\w+,?\s*)?(seat\s*)?[A-Z]?\s?-?\d{1,2}\b(?![:.]\d)/i
const BOOKING = /seat|book|buy|ticket|reserve/i

/** The free seats of some show, after as many steps as it takes to get there. */
async function seats(app) {
  await app.near(FILMS)
  const pressed = new Set()
  const plan = async () => {
    const free = await app.find('named', SEAT, { where: 'main' })
    return free.length >= 20 && free
  }
  for (let step = 0; step < 5; step += 1) {
    const free = await app.try(() => app.wait(plan, '', 700))
    if (free) return free
    const ways = step === 0 ? [TIME, BOOKING] : [BOOKING, TIME]
    const handles = []
    for (const way of ways) handles.push(...(await app.find('named', way, { where: 'main' })))
    let next
    for (const handle of handles) {
      const name = await app.name(handle)
      const isMenu = await handle.evaluate((one) => one.closest('nav, header, footer') !== null)
      if (isMenu || pressed.has(name)) continue
      next = { handle, name }
      break
    }
    if (next) {
      pressed.add(next.name)
      await app.click(next.handle)
    } else {
      await app.open()
    }
  }
  throw new Error('there is no plan of seats')
}

/** A review with stars, which may be a list, radios or buttons. */
async function reviews(app, text) {
  const by = /review|submit|post|leave|write|send/i
  const person = { comment: text, 'name?': 'Dana Hill' }
  const place = await app.placeFor(/review|rating|comment/i, { ...person, 'rating?': '' }, by)
  app.expect(place.form, 'there is no form for a review')
  const rating = place.fields.get('rating?')
  place.fields.delete('rating?')
  await app.fillIn(place.fields, person)
  if (rating) {
    await app.try(
      () => app.fillIn(new Map([['rating', rating]]), { rating: '4' }),
      () => app.fillIn(new Map([['rating', rating]]), { rating: '' }),
    )
  } else {
    const stars = await app.find('named', /\b[1-5] stars?|star [1-5]|^[1-5]$|^[★☆⭐]/iu, {
      root: place.form,
    })
    if (stars.length > 0) await app.click(stars.at(-1))
  }
  await app.send(place.form, by)
}

const LOTS = /auctions?|lots|items|browse|home/i
const LOT = /auction|item|lot|antique|listing/i
const BID = /\bbid|offer/i

const putsUp = (app, title, category) =>
  app.add(
    LOT,
    {
      title,
      description: 'From an estate in the north',
      'price?': '120',
      'end date?': day(7),
      'category?': category ?? '',
    },
    { by: /list|add|sell|create|put|post|new/i },
  )

/** Opens something that one can bid for. */
async function openLot(app) {
  await app.signUpIfAsked()
  await app.near(LOTS)
  return app.try(
    () => app.open(),
    async () => {
      await putsUp(app, 'Brass sextant')
      await app.lists('Brass sextant', LOT)
      return app.open('Brass sextant')
    },
  )
}

const bids = (app, amount) =>
  app.try(
    () => app.add(BID, { bid: amount }, { by: BID }),
    () => app.add(BID, { amount }, { by: BID }),
  )

/** Presses what computes, if there is such a button. */
async function computes(app) {
  await app.page.keyboard.press('Tab')
  const button = await app.first('named', /^\W*(calculate|compute|analy[sz]e|show|run|go\b|fit|plot)/i, {
    where: 'main',
  })
  const isButton =
    button && (await button.evaluate((one) => one.matches('button, input') && !one.closest('nav, header')))
  if (isButton) await app.click(button)
}

async function analyses(app, text) {
  await app.write(text)
  await computes(app)
}

/** The value stands beside its label. Both are parts of regular expressions. */
const saysOf = (label, value) => async (app) => {
  const ways = [
    new RegExp(`(${label})[^\\d]{0,60}${value}`, 'i'),
    new RegExp(`${value}[^\\d]{0,12}(${label})`, 'i'),
  ]
  await app.wait(async () => {
    const text = (await app.text()).replace(/\s+/g, ' ')
    return ways.some((way) => way.test(text))
  }, 'it says something else')
}

const X = /(^|\W)x\b/i
const Y = /(^|\W)y\b/i

/** Points for a regression: two lists of numbers, a line for each pair, or two fields for each pair. */
async function entersPairs(app, pairs) {
  const [xs, ys] = [await app.find('labelled', X), await app.find('labelled', Y)]
  const isSame =
    xs.length === 1 && ys.length === 1 && (await xs[0].evaluate((one, other) => one === other, ys[0]))
  if (xs.length === 0 || ys.length === 0 || isSame)
    return app.write(pairs.map((pair) => pair.join(', ')).join('\n'))
  const isRow = xs.length > 1 || (await xs[0].evaluate((one) => one.type === 'number'))
  if (!isRow) {
    await xs[0].fill(pairs.map(([x]) => x).join(', '))
    await ys[0].fill(pairs.map(([, y]) => y).join(', '))
    return undefined
  }
  for (const [at, [x, y]] of pairs.entries()) {
    const adds = /^\W*(\+|add)/i
    if ((await app.find('labelled', X)).length <= at && xs.length > 1)
      await app.press(adds, { inside: 'main' })
    const fields = [await app.find('labelled', X), await app.find('labelled', Y)]
    const place = Math.min(at, fields[0].length - 1)
    await fields[0][place].fill(String(x))
    await fields[1][place].fill(String(y))
    // One pair of fields, from which each pair is added to a list.
    if (fields[0].length === 1) await app.press(adds, { inside: 'main' })
  }
  return undefined
}

const EPISODES = /episodes?|archive|home/i

export default [
  {
    id: 'cake-studio',
    style: 'long',
    domain: 'custom orders',
    prompt:
      'Please implement a website for a cake studio to present its work and take orders for custom cakes. The website should have functionalities for a gallery, a cake designer, price calculation and order tracking. Users should be able to browse the gallery, filter cakes by occasion, design a cake by choosing size, flavour, filling and a text for the top, see the price change with their choices, place an order with a pick-up date and contact details, and follow the status of their order. Use lavender blush as the background colour and deep pink for components.',
    checks: [
      check('content', 'the gallery shows pictures', async (app) => {
        await app.near(/gallery|our cakes|cakes/i)
        await app.items(3)
        await app.pictures(3)
      }),
      check(
        'filter',
        'an occasion narrows the gallery',
        claim.filterNarrows(/occasion|categor/i, /gallery|our cakes|cakes/i),
      ),
      check('form', 'flavour and filling can be chosen', async (app) => {
        await openDesigner(app)
        await choicesOnTheWay(app, FLAVOUR)
        await choicesOnTheWay(app, FILLING)
      }),
      check('tool', 'the price follows the size', async (app) => {
        await designs(app)
        const before = await app.wait(() => amounts(app), 'no price is told')
        for (const size of await app.optionsOf(SIZE)) {
          await app.try(() => app.try(() => app.pick(size), () => app.fill(SIZE, size)))
          const differs = async () => (await amounts(app)) !== before
          if (await app.try(() => app.wait(differs, '', 500))) return
        }
        throw new Error('the price is the same for all sizes')
      }),
      check('commerce', 'a cake is ordered', async (app) => {
        await ordersCake(app)
      }),
      check('workflow', 'one can follow the order', async (app) => {
        await ordersCake(app)
        const told = await app.text()
        const [code] = told.match(/\b(?=[A-Z0-9-]*\d)[A-Z]{1,6}-?[A-Z0-9]{2,}(-[A-Z0-9]+)*\b/) ?? []
        await app.go(/track|status|my orders?|orders/i)
        if (code && (await app.hasField(/order|number|code|track|reference/i))) {
          await app.fill(/order|number|code|track|reference/i, code)
          await app.try(() => app.press(/^\W*(track|check|find|show|look|search|view)/i, { inside: 'main' }))
        }
        const status =
          /received|pending|confirmed|accepted|\bnew\b|in progress|preparing|baking|being|placed|processing/i
        const own = new RegExp(`${shownDate(day(14)).source}|Dana Hill|Happy 40th Ida${code ? `|${code}` : ''}`, 'i')
        await app.holds(async () => {
          const text = await app.text()
          return own.test(text) && status.test(text)
        }, 'no status of the order is shown')
      }),
      check('theme', 'the page is lavender blush', claim.pageColour('lavenderblush')),
    ],
  },
  {
    id: 'independent-cinema',
    style: 'long',
    domain: 'cinema',
    prompt:
      'Please implement a website for a small independent cinema to present its programme and sell seats. The website should have functionalities for the programme, film pages, seat booking and film reviews. Users should be able to see which films are shown and when, filter films by genre, open a film to read its description and running time, choose seats from a seating plan, see the total price of the chosen seats, book them with name and e-mail, and write a review of a film. Use midnight blue as the background colour and gold for components.',
    checks: [
      check('data', 'films are listed with the times of their shows', async (app) => {
        await app.near(FILMS)
        await app.items(3)
        await app.try(
          () => app.sees(/\b([01]?\d|2[0-3])[:.][0-5]\d\b|\b\d{1,2} ?[ap]m\b/i),
          async () => {
            await app.go(/programme|program\b|showtimes|schedule|what.?s on/i)
            await app.sees(/\b([01]?\d|2[0-3])[:.][0-5]\d\b|\b\d{1,2} ?[ap]m\b/i)
          },
        )
      }),
      check('filter', 'a genre narrows the films', claim.filterNarrows(/genre/i, FILMS)),
      check('data', 'a film opens with its running time', async (app) => {
        await app.near(FILMS)
        await app.items(1)
        await app.open()
        await app.sees(/\d+\s*(min|mins|minutes)\b|\d\s?h(ours?|rs?)?\s?\d+/i)
        await app.sees(/description|synopsis|about|story|plot|(\S+ ){15}/i)
      }),
      check('booking', 'there is a plan with seats to choose', async (app) => {
        await seats(app)
      }),
      check('tool', 'the total follows the chosen seats', async (app) => {
        const free = await seats(app)
        const told = async () =>
          [await amounts(app), ...(await app.look('figures', /total|price|\bsum\b/i))].join(' ')
        await app.click(free[5])
        const before = await told()
        await app.click(free[6])
        await app.holds(async () => (await told()) !== before, 'the total is as before')
      }),
      check('commerce', 'seats are booked', async (app) => {
        const free = await seats(app)
        await app.click(free[7])
        await finishes(
          app,
          /^\W*(book|reserve|confirm|pay|complete|continue|next|proceed|check ?out|buy|get tickets)/i,
          VISITOR,
        )
      }),
      check('social', 'a review stands with its film', async (app) => {
        const text = 'Slow in the middle, lovely at the end'
        await app.near(FILMS)
        await app.try(
          async () => {
            await app.open()
            await reviews(app, text)
          },
          async () => {
            await app.near(/reviews?/i)
            await reviews(app, text)
          },
        )
        await app.lists(text, /review/i)
      }),
      check('theme', 'the components are gold', claim.partColour('gold')),
    ],
  },
  {
    id: 'antiques-auction',
    style: 'long',
    domain: 'auction',
    prompt:
      'Please implement an online auction website for antiques where people sell and bid. The website should have functionalities for putting items up for auction, bidding, a watchlist and filters. Users should be able to sign in, put up an item with title, description, category, starting price and end date, place bids that must be higher than the current bid, view the bid history of an item, see a live countdown with hours, minutes and seconds to the end of an auction, add items to a watchlist, and filter items by category. Use floral white as the background colour and maroon for components.',
    checks: [
      check('auth', 'one can sign in', claim.signsUp()),
      check('form', 'an item is put up for auction', async (app) => {
        await app.signUpIfAsked()
        await putsUp(app, 'Walnut barometer')
        await app.lists('Walnut barometer', LOT)
      }),
      check('workflow', 'a higher bid is taken', async (app) => {
        await openLot(app)
        await bids(app, '98765')
        await app.lists(number(98765), LOT)
      }),
      check('form', 'a bid that is too low is refused', async (app) => {
        await openLot(app)
        await app.wait(() => amounts(app), 'no price is told')
        await app.try(
          () => app.refuses(BID, { bid: '1' }, { by: BID }),
          () => app.refuses(BID, { amount: '1' }, { by: BID }),
        )
      }),
      check('data', 'earlier bids stand in the history', async (app) => {
        const title = await openLot(app)
        await bids(app, '98765')
        await app.lists(number(98765), LOT)
        // Whoever leads may not be allowed to bid once more: then the bid is the price, and in the history.
        await app.try(() => bids(app, '98990'))
        const both = () =>
          app.wait(
            async () => {
              const text = await app.look('text', undefined, { messages: false })
              const first = text.match(new RegExp(number(98765).source, 'g')) ?? []
              return first.length >= 2 || (first.length > 0 && number(98990).test(text))
            },
            'there is no history of bids',
            900,
          )
        await app.try(
          both,
          async () => {
            await app.press(/history|bids/i, { inside: 'main' })
            await both()
          },
          async () => {
            await app.near(LOTS)
            await app.open(title)
            await both()
          },
        )
      }),
      check('content', 'the time that is left runs down', async (app) => {
        await app.try(
          () => app.ticks(),
          async () => {
            await openLot(app)
            await app.ticks()
          },
        )
      }),
      check('social', 'an item goes onto the watchlist', async (app) => {
        await app.signUpIfAsked()
        await app.near(LOTS)
        await app.try(() => app.items(1), async () => {
          await putsUp(app, 'Walnut barometer')
          await app.lists('Walnut barometer', LOT)
        })
        const [{ title }] = await app.items(1)
        await app.act(title, /watch|save|bookmark|favou?rite|☆|★|♡|♥/iu)
        await app.closeDialogs()
        await app.go(/watch/i)
        await app.holds(() => app.shows(title), 'it is not there')
      }),
      check('filter', 'a category narrows the items', async (app) => {
        await app.signUpIfAsked()
        await app.near(LOTS)
        await app.try(
          () => app.filterNarrows(/categor/i),
          async () => {
            // There may be nothing to filter before somebody sells something.
            const options = await app.optionsWhenAdding(LOT, /categor/i)
            const real = options.filter((one) => !/^(all|any)\b/i.test(one))
            await putsUp(app, 'Walnut barometer', real[0])
            await putsUp(app, 'Brass sextant', real.at(-1))
            await app.closeDialogs()
            await app.near(LOTS)
            await app.filterNarrows(/categor/i)
          },
        )
      }),
      check('theme', 'the components are maroon', claim.partColour('maroon')),
    ],
  },
  {
    id: 'statistics-desk',
    style: 'long',
    domain: 'statistics',
    prompt:
      'Please implement a statistics website for students to analyse small sets of numbers. The website should have functionalities for descriptive statistics, a histogram, linear regression and a file download. Users should be able to paste numbers separated by commas or new lines, see the count, mean, median, mode, range and standard deviation, view a histogram of the numbers, enter pairs of x and y to get the regression line and the correlation coefficient, download the results as CSV, and clear the input. Use azure as the background colour and teal for components.',
    checks: [
      check('tool', 'mean and median are right', async (app) => {
        await analyses(app, '4, 8, 15, 16, 23, 42')
        await saysOf('mean|average', number(18).source)(app)
        await saysOf('median', number(15.5).source)(app)
      }),
      check('tool', 'the standard deviation is right', async (app) => {
        await analyses(app, '4, 8, 15, 16, 23, 42')
        await saysOf(
          'standard deviation|std\\.? ?dev\\w*|\\bsd\\b|σ',
          '(?<![\\d.,])1(2[.,]3|3[.,](4|5(?!\\d)))',
        )(app)
      }),
      check('tool', 'the mode and the range are right', async (app) => {
        await analyses(app, '3, 7, 7, 9, 2, 28')
        await saysOf('\\bmodes?\\b', number(7).source)(app)
        await saysOf('range', number(26).source)(app)
      }),
      check('tool', 'numbers may stand on lines of their own', async (app) => {
        await analyses(app, '10\n20\n63')
        await saysOf('mean|average', number(31).source)(app)
      }),
      check('chart', 'a histogram is drawn', async (app) => {
        await analyses(app, '4, 8, 15, 16, 23, 42, 8, 9, 11, 30')
        await app.try(
          () => app.chart(),
          async () => {
            await app.go(/histogram|chart|graph/i)
            await app.chart()
          },
          async () => {
            await analyses(app, '4, 8, 15, 16, 23, 42, 8, 9, 11, 30')
            await app.chart()
          },
        )
      }),
      check('tool', 'the line through pairs and its correlation are right', async (app) => {
        await app.near(/regression|correlation|pairs|x.{0,5}y\b/i)
        await entersPairs(app, [
          [1, 3],
          [2, 5],
          [3, 7],
          [4, 9],
        ])
        await computes(app)
        const line =
          /=\s*2([.,]0+)?\s*[·*×]?\s*x\s*\+\s*1(?![\d]|[.,][1-9])|=\s*1([.,]0+)?\s*\+\s*2([.,]0+)?\s*[·*×]?\s*x|slope[^\d-]{0,30}2(?![\d]|[.,][1-9])/i
        await app.sees(line)
        await saysOf('correlation|\\br\\b', '(?<![\\d.,])(1([.,]0+)?(?![\\d])|0[.,]999)')(app)
      }),
      check('export', 'the results come as CSV', async (app) => {
        await analyses(app, '4, 8, 15, 16, 23, 42')
        const text = await app.download(/csv|download|export/i)
        app.expect(
          /mean|average/i.test(text) && /\b18\b/.test(text),
          `the file has another content: ${text.slice(0, 60)}`,
        )
      }),
      check('tool', 'the input can be cleared', async (app) => {
        await analyses(app, '4, 8, 15, 16, 23, 42')
        const says = saysOf('mean|average', number(18).source)
        await says(app)
        await app.press(/clear|reset|empty/i, { inside: 'main' })
        await app.agree()
        await app.holds(async () => {
          const field = await app.first('writing')
          const isEmpty = field && (await field.evaluate((one) => window.looker.isEmpty(one)))
          return isEmpty && !/(mean|average)[^\d]{0,60}(?<![\d.,])18(?![\d])/i.test(await app.text())
        }, 'the numbers are still there')
      }),
      check('theme', 'the components are teal', claim.partColour('teal')),
    ],
  },
  {
    id: 'science-podcast',
    style: 'long',
    domain: 'podcast',
    prompt:
      'Please implement a website for a podcast about science to publish its episodes and stay in touch with listeners. The website should have functionalities for an episode archive, an audio player, comments and questions to the hosts. Users should be able to search episodes by title, filter episodes by season, open an episode to read its show notes, play and pause an episode, save episodes to a listening list, write a comment under an episode, and send a question to the hosts. Use old lace as the background colour and indigo for components.',
    checks: [
      check(
        'search',
        'episodes are found by title',
        claim.searchNarrows(/episodes?|archive/i),
      ),
      check('filter', 'a season narrows the episodes', claim.filterNarrows(/season/i, EPISODES)),
      check('data', 'an episode opens with its show notes', claim.opensDetails(EPISODES)),
      check('tool', 'an episode plays and pauses', async (app) => {
        const plays = async () => {
          await app.try(
            async () => {
              await app.press(/^(play\b|listen( now)?$)/i)
              await app.button(/pause/i)
            },
            async () => {
              const player = await app.wait(
                () => app.page.$('audio[controls]:visible'),
                'there is no player',
              )
              const source = await player.evaluate(
                (one) => one.currentSrc || one.src || one.querySelector('source')?.src,
              )
              app.expect(source, 'the player has nothing to play')
            },
          )
        }
        await app.near(EPISODES)
        await app.try(plays, async () => {
          await app.open()
          await plays()
        })
      }),
      check('social', 'an episode is saved to the listening list', async (app) => {
        await app.signUpIfAsked()
        await app.near(EPISODES)
        const items = await app.items(1)
        const { title } = items[0]
        await app.act(title, /save|listening|later|queue|bookmark|add to|my list|☆|♡/iu)
        await app.closeDialogs()
        await app.go(/listening|saved|my list|later|queue|bookmarks/i)
        await app.holds(() => app.shows(title), 'it is not there')
        const others = items.slice(1)
        const narrowed = async () => (await app.shownOf(others)).length < others.length
        if (others.length > 0) await app.holds(narrowed, 'what was not saved is there as well')
      }),
      check('social', 'a comment stands under its episode', async (app) => {
        const text = 'More about tardigrades, please'
        await app.signUpIfAsked()
        await app.near(EPISODES)
        await app.open()
        await app.add(
          'comment',
          { comment: text, 'name?': 'Dana Hill' },
          { by: /comment|post|send|submit|write/i },
        )
        await app.lists(text, /episode|comment/i)
      }),
      check('form', 'a question is sent to the hosts', async (app) => {
        const values = { 'name?': 'Dana Hill', 'email?': 'dana@example.org' }
        const by = /ask|send|submit|question/i
        await app.near(/ask|question|contact|hosts/i)
        await app.try(
          () => app.add(/question|ask|contact|host/i, { question: 'Why is ice slippery?', ...values }, { by }),
          () => app.add(/question|ask|contact|host/i, { message: 'Why is ice slippery?', ...values }, { by }),
        )
        await app.try(
          () => app.confirms(/thank|received|sent|in touch|success/i),
          () => app.lists('Why is ice slippery?', /question|ask/i),
        )
      }),
      check('theme', 'the page is old lace', claim.pageColour('oldlace')),
    ],
  },
]
