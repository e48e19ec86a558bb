import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'
import { calculatesBeside, differsBy, enters, read, refuses } from './lib/ways.mjs'


// Veterinary practice
const ANIMAL = /animal|patient|\bpets?\b/i
const ANIMALS = { by: /animal|patient|\bpet\b/i }
const SPECIES = ['Dog', 'Cat', 'Rabbit']
const animal = (name, species = SPECIES[0], owner = 'Greta Lind') => ({ name, species, owner })
const VISIT = /appointment|visit|booking/i
const VISITS = { by: /appointment|visit|book/i }
const SHOT = /vaccin|shot/i
const SHOTS = { by: /vaccin|shot/i }
const OVERDUE = /over\s?due|late\b|expired|missed|past due|⚠/iu
const isNoSunday = (offset) => (new Date().getDay() + offset) % 7 !== 0
/** A day that is no Sunday. */
const weekday = (offset) => day(isNoSunday(offset) ? offset : offset + 1)

/** The animal may be chosen from those that were entered, or typed. */
const ofAnimal = (name, values) =>
  ['animal', 'patient', 'pet', 'name'].map((key) => ({ [key]: name, ...values }))

// Ancestors
const PERSON = /person|people|ancestor|famil|member|relative|individual/i
const PEOPLE = { by: /person|ancestor|member|relative|individual/i }
/** Years, or dates where the app asks for those. */
const people = (name, birth, death, place = 'Trondheim') => [
  { name, 'year of birth': String(birth), 'year of death': String(death), 'place?': place },
  { name, 'birth year': String(birth), 'death year': String(death), 'place?': place },
  { name, birth: `${birth}-05-17`, death: `${death}-03-09`, 'place?': place },
  { name, born: String(birth), died: String(death), 'place?': place },
]
const remembers = (app, name, birth, death, place) =>
  enters(app, PERSON, people(name, birth, death, place), PEOPLE)

// Weaving mill
const WOVEN = /production|metres|meters|woven|output|shift|entry|entries/i
const WEAVES = { by: /production|metres|meters|woven|output|entry|log|record/i }
const weaves = (app, metres) =>
  enters(
    app,
    WOVEN,
    ['metres', 'meters', 'length', 'quantity'].map((key) => ({
      [key]: metres,
      'loom?': '',
      'date?': day(0),
      'shift?': '',
    })),
    WEAVES,
  )
const DEFECT = /defects?|faults?|quality/i
const DEFECTS = { by: /defect|fault|report/i }
const defects = (text, severity = '') =>
  ['description', 'type', 'title', 'notes'].map((key) => ({
    [key]: text,
    'loom?': '',
    'type?': '',
    'severity?': severity,
  }))
const reports = (app, text, severity) => enters(app, DEFECT, defects(text, severity), DEFECTS)

// Food
const FOOD = /food|meal|entry|entries|diary|eat|snack/i
const FOODS = { by: /food|meal|entry|log|eat/i }
const food = (name, calories) => ({ food: name, calories, 'meal?': '', 'protein?': '12' })
const eats = (app, name, calories) =>
  enters(
    app,
    FOOD,
    [food(name, calories), { name, calories, 'meal?': '', 'protein?': '12' }],
    FOODS,
  )
const EATEN = /eaten|consumed|today|total|calories|kcal|intake/i
const WEIGHT = /weigh(t|ing)|scale/i
const weighs = (app, kilos, date) =>
  app.add(WEIGHT, { weight: kilos, 'date?': date }, { by: /weight|weigh|log/i })

async function setsGoal(app, calories) {
  const goal = /goal|target|limit|budget/i
  const fill = async () => {
    const field = await app.wait(
      async () => {
        for (const one of await app.find('labelled', goal, undefined, { search: true }))
          if (await one.evaluate((each) => each.matches('input') && !each.matches('[type="checkbox"], [type="radio"]')))
            return one
        return undefined
      },
      'no goal can be set',
      600,
    )
    await app.fillIn(new Map([['goal', field]]), { goal: calories })
    await app.page.keyboard.press('Tab')
    const form = await field.evaluateHandle((one) => one.closest('form, dialog, [role="dialog"]'))
    const [own] = form.asElement() ? await app.find('submitOf', form.asElement()) : []
    const saves = /(save|set|update|apply|change)\b.*(goal|target)|^\W*(save|set|update|apply)\b/i
    const button = own ?? (await app.first('named', saves, { where: 'main' }))
    if (button && (await button.evaluate((one) => one.matches('button, input') && !one.disabled)))
      await app.click(button)
    await app.closeDialogs()
  }
  await app.try(
    fill,
    async () => {
      await app.press(/(edit|set|change|update)\b.*(goal|target)|goal|target/i, { inside: 'main' })
      await fill()
    },
    () => app.scan(/goals?|settings?|profile/i, fill),
  )
}

// Climate
const CALCULATOR = /calculat|footprint|emission/i
const ACTIONS = /actions?|tips|ideas|challenges?/i
const PLEDGE = /pledge|promise|communit/i
const PLEDGES = { by: /pledge|promise/i }

async function emits(app, km, kilowatts) {
  await app.near(CALCULATOR)
  const rest = { 'flight?': '2', electricity: kilowatts }
  const fill = () =>
    app.try(...['km', 'kilomet', 'car'].map((key) => () => app.calculate({ [key]: km, ...rest })))
  await app.try(fill, () => app.scan(CALCULATOR, fill))
  await app.page.waitForTimeout(150)
}

/** The masses that are told, in kilograms, and numbers at words for emissions. */
async function masses(app) {
  const found = (await read(app)).match(/\d[\d.,]*\s*(kg|tons?|tonnes?|t)\b/gi) ?? []
  const values = found.map((text) => {
    const digits = text.replace(/[^\d.,]/g, '').replace(/,(?=\d{3}\b)/g, '')
    return Number.parseFloat(digits) * (/kg/i.test(text) ? 1 : 1_000)
  })
  const figures = await app.look('figures', /total|footprint|emission|result|co2|co₂/i)
  return values.length > 0 ? values : figures
}

/** What is told anew is more than what is told no longer. */
const isMore = async (app, before) => {
  await app.holds(async () => {
    const now = await masses(app)
    const fresh = now.filter((value) => !before.includes(value))
    const gone = before.filter((value) => !now.includes(value))
    return fresh.length > 0 && gone.length > 0 && Math.max(...fresh) > Math.max(...gone) * 1.1
  }, 'it comes to as much as before')
}

export default [
  {
    id: 'vet-practice',
    style: 'long',
    domain: 'veterinary',
    prompt:
      'Please develop a web application for a veterinary practice to manage its patients. The application should have functionalities for animal records, appointments, vaccinations and an overview of the day. Users should be able to add an animal with name, species and owner, search animals by name, filter animals by species, book an appointment for an animal with date and time, which must not lie in the past, cancel an appointment, and record a vaccination with its next due date, so that overdue vaccinations are marked. Use moccasin as the background colour and chocolate for components.',
    checks: [
      check('form', 'an animal is among the records', claim.adds(ANIMAL, animal('Pickwick'), ANIMALS)),
      check('search', 'animals are found by name', async (app) => {
        await app.add(ANIMAL, animal('Pickwick', 'Cat'), ANIMALS)
        await app.add(ANIMAL, animal('Brunhilde', 'Dog'), ANIMALS)
        await app.lists('Pickwick', ANIMAL)
        await app.lists('Brunhilde', ANIMAL)
        await app.search('Pickwick')
        await app.gone('Brunhilde')
        await app.sees('Pickwick')
      }),
      check('filter', 'a species narrows the animals', async (app) => {
        await app.add(ANIMAL, animal('Pickwick', 'Cat'), ANIMALS)
        await app.add(ANIMAL, animal('Brunhilde', 'Dog'), ANIMALS)
        await app.lists('Pickwick', ANIMAL)
        await app.lists('Brunhilde', ANIMAL)
        await app.filterNarrows(/species|kind|type|animal/i)
      }),
      check('booking', 'an appointment is booked', async (app) => {
        await app.add(ANIMAL, animal('Pickwick'), ANIMALS)
        const values = { date: weekday(2), 'time?': '10:00' }
        await enters(app, VISIT, ofAnimal('Pickwick', values), VISITS)
        await app.closeDialogs()
        await app.near(/appointments?|visits|calendar|schedule/i)
        await app.holds(() => app.shows('Pickwick'), 'it is not among the appointments')
      }),
      check('form', 'an appointment in the past is refused', async (app) => {
        await app.add(ANIMAL, animal('Pickwick'), ANIMALS)
        const past = { date: day(-30), 'time?': '10:00' }
        await refuses(app, VISIT, ofAnimal('Pickwick', past), { ...VISITS, filled: true })
      }),
      check('workflow', 'an overdue vaccination is marked', async (app) => {
        await app.add(ANIMAL, animal('Pickwick'), ANIMALS)
        const marks = async () => ((await app.text()).match(new RegExp(OVERDUE.source, 'giu')) ?? []).length
        await app.near(/vaccin/i)
        const before = await marks()
        const rest = { 'vaccine?': 'Rabies', 'date?': day(-400) }
        await app.try(
          () => enters(app, SHOT, ofAnimal('Pickwick', { 'due date': day(-35), ...rest }), SHOTS),
          async () => {
            await app.closeDialogs()
            await app.lists('Pickwick', ANIMAL)
            await app.open('Pickwick')
            await app.add(SHOT, { 'due date': day(-35), ...rest }, SHOTS)
          },
        )
        await app.closeDialogs()
        await app.try(
          () => app.holds(async () => (await marks()) > before, 'nothing is marked as overdue'),
          async () => {
            await app.near(/vaccin/i)
            await app.holds(async () => (await marks()) > before, 'nothing is marked as overdue')
          },
        )
      }),
      check('theme', 'the page is moccasin', claim.pageColour('moccasin')),
      check('theme', 'the components are chocolate', claim.partColour('chocolate')),
    ],
  },
  {
    id: 'family-history',
    style: 'long',
    domain: 'genealogy',
    prompt:
      'Please implement a genealogy website for a family to collect what it knows of its ancestors. The website should have functionalities for a register of persons, family stories, and statistics. Users should be able to add a person with name, year of birth, year of death and place of birth, search persons by name or place, sort persons by year of birth, edit a person, write a story with a title and a text, and view the number of births per century in a chart. A year of death before the year of birth must be refused. Use tan as the background colour and sienna for components.',
    checks: [
      check('form', 'a person is in the register', async (app) => {
        await remembers(app, 'Sigrid Aasen', 1871, 1949)
        await app.lists('Sigrid Aasen', PERSON)
      }),
      check('form', 'a death before the birth is refused', async (app) => {
        // The same form takes it the right way round.
        await remembers(app, 'Sigrid Aasen', 1871, 1949)
        await app.lists('Sigrid Aasen', PERSON)
        await refuses(app, PERSON, people('Odd Aasen', 1949, 1871), { ...PEOPLE, filled: true })
      }),
      check('search', 'persons are found by place', async (app) => {
        await remembers(app, 'Sigrid Aasen', 1871, 1949, 'Trondheim')
        await remembers(app, 'Emil Novak', 1902, 1977, 'Olomouc')
        await app.lists('Sigrid Aasen', PERSON)
        await app.lists('Emil Novak', PERSON)
        await app.search('Olomouc')
        await app.gone('Sigrid Aasen')
        await app.sees('Emil Novak')
      }),
      check('sort', 'persons are sorted by birth', async (app) => {
        const names = ['Emil Novak', 'Sigrid Aasen', 'Tove Lie']
        await remembers(app, 'Emil Novak', 1802, 1877)
        await remembers(app, 'Tove Lie', 1931, 1999)
        await remembers(app, 'Sigrid Aasen', 1871, 1949)
        for (const name of names) await app.lists(name, PERSON)
        const isSorted = async () => {
          const text = await app.look('text', undefined, { messages: false })
          const places = names.map((name) => text.indexOf(name))
          if (places.includes(-1)) return false
          const [first, second, third] = places
          return (first < second && second < third) || (first > second && second > third)
        }
        // They were entered in another order; a register may be sorted by itself.
        if (await isSorted()) return
        await app.try(
          async () => {
            await app.sort(/birth|born|year/i)
            await app.wait(isSorted, 'they stand in another order', 800)
          },
          async () => {
            await app.sort(/birth|born|year/i)
            await app.wait(isSorted, 'they stand in another order', 800)
          },
        )
      }),
      check('data', 'a person is edited', async (app) => {
        await remembers(app, 'Sigrid Aasen', 1871, 1949)
        await app.lists('Sigrid Aasen', PERSON)
        await app.edit('Sigrid Aasen', { name: 'Sigrid Aasen Lund' })
        await app.closeDialogs()
        await app.lists('Sigrid Aasen Lund', PERSON)
      }),
      check('form', 'a story is written', async (app) => {
        const story = { title: 'The lost accordion', text: 'It fell from the sledge on the way to the mill.' }
        await app.add(/story|stories/i, story, { by: /story|write/i, at: /stor(y|ies)/i })
        await app.lists('The lost accordion', /stor(y|ies)/i)
      }),
      check('chart', 'the births are drawn', async (app) => {
        await remembers(app, 'Emil Novak', 1702, 1777)
        await remembers(app, 'Sigrid Aasen', 1871, 1949)
        await remembers(app, 'Tove Lie', 1931, 1999)
        await claim.draws(/stat|chart|birth|overview|dashboard/i)(app)
      }),
      check('theme', 'the page is tan and the components are sienna', async (app) => {
        await claim.pageColour('tan')(app)
        await claim.partColour('sienna')(app)
      }),
    ],
  },
  {
    id: 'weaving-mill',
    style: 'long',
    domain: 'manufacturing',
    prompt:
      'Please build an internal web application for a weaving mill to follow its looms and the quality of the cloth. The application should have functionalities for a dashboard, production entries, defect reports and loom status. Workers should be able to enter the metres woven on a loom in a shift, report a defect with loom, type, severity (minor, major, critical) and description, filter defects by severity, close a defect, and set a loom to running, stopped or in maintenance. The dashboard should show the total metres, the number of open defects and a chart of the metres per loom, and the defects should be exported as CSV. Use rosy brown as the background colour and dark red for components.',
    checks: [
      check('data', 'the metres are added up', async (app) => {
        await differsBy(app, /metres|meters|total|woven|production/i, 7_346, async () => {
          await weaves(app, '4219')
          await weaves(app, '3127')
        })
      }),
      check('form', 'a defect is reported', async (app) => {
        await reports(app, 'Broken warp on the left')
        await app.lists('Broken warp on the left', DEFECT)
      }),
      check('filter', 'a severity narrows the defects', async (app) => {
        await reports(app, 'Broken warp on the left', 'critical')
        await reports(app, 'Oil stain in the middle', 'minor')
        await app.lists('Broken warp on the left', DEFECT)
        await app.lists('Oil stain in the middle', DEFECT)
        await app.filterNarrows(/severity/i)
      }),
      check('data', 'the number of open defects follows', async (app) => {
        await differsBy(app, /open|defects/i, 2, async () => {
          await reports(app, 'Broken warp on the left')
          await reports(app, 'Oil stain in the middle')
        })
      }),
      check('workflow', 'a loom gets another status', async (app) => {
        const looms = /looms?|machines?|status/i
        await app.try(
          () => claim.changesStatus(looms, /maintenance/i)(app),
          () => claim.changesStatus(looms, /stop(ped)?/i)(app),
        )
      }),
      check('chart', 'the metres per loom are drawn', async (app) => {
        await weaves(app, '4219')
        await weaves(app, '3127')
        await claim.draws(/dashboard|overview|chart|home|stat/i)(app)
      }),
      check('export', 'the defects come as CSV', async (app) => {
        await reports(app, 'Broken warp on the left')
        await app.lists('Broken warp on the left', DEFECT)
        const content = await app.download(/csv|export|download/i)
        app.expect(
          /broken warp on the left/i.test(content),
          `the file has another content: ${content.slice(0, 60)}`,
        )
      }),
      check('theme', 'the page is rosy brown and the components are dark red', async (app) => {
        await claim.pageColour('rosybrown')(app)
        await claim.partColour('darkred')(app)
      }),
    ],
  },
  {
    id: 'calorie-diary',
    style: 'long',
    domain: 'nutrition',
    prompt:
      'Please implement a web application for people who want to watch what they eat. The application should have functionalities for a food diary, a daily goal, a weight log and a BMI calculator. Users should be able to set a daily calorie goal, enter what they eat with meal (breakfast, lunch, dinner or snack), food, calories and protein, see how many calories they have eaten today and how many are left, remove an entry so that the sum goes down again, log their weight with a date, view the weights in a chart, and calculate their BMI from height in cm and weight in kg. A food without calories should be refused. Use pale goldenrod as the background colour and olive drab for components.',
    checks: [
      check('form', 'a food is in the diary', async (app) => {
        await eats(app, 'Buckwheat pancakes', '437')
        await app.lists('Buckwheat pancakes', FOOD)
      }),
      check('form', 'a food without calories is refused', async (app) => {
        const rest = { 'meal?': '', 'protein?': '12' }
        const ways = [
          { food: 'Mystery soup', ...rest },
          { name: 'Mystery soup', ...rest },
        ]
        await refuses(app, FOOD, ways, FOODS)
      }),
      check('data', 'what is left follows the goal and what is eaten', async (app) => {
        await setsGoal(app, '6789')
        const base = (await app.look('figures', EATEN)).filter((value) => value < 5_000)
        await eats(app, 'Buckwheat pancakes', '437')
        await eats(app, 'Lentil stew', '615')
        await app.closeDialogs()
        const isLeft = async () => {
          const text = await app.text()
          return [0, ...base].some((value) => number(6_789 - 1_052 - value).test(text))
        }
        await app.scan(undefined, () => app.wait(isLeft, 'what is left is not told', 1_000))
      }),
      check('data', 'removing an entry lowers the sum', async (app) => {
        await differsBy(app, EATEN, 1_052, async () => {
          await eats(app, 'Buckwheat pancakes', '437')
          await eats(app, 'Lentil stew', '615')
          await eats(app, 'Poppy seed cake', '398')
          await app.lists('Poppy seed cake', FOOD)
          await app.remove('Poppy seed cake')
        })
      }),
      check('form', 'a weight is in the log', async (app) => {
        await weighs(app, '83.4', day(-1))
        await app.lists(/(?<![\d.,])83[.,]4/, WEIGHT)
      }),
      check('chart', 'the weights are drawn', async (app) => {
        await weighs(app, '84.1', day(-9))
        await weighs(app, '83.6', day(-5))
        await weighs(app, '82.9', day(-1))
        await claim.draws(/weight|chart|progress|stat|trend/i)(app)
      }),
      check('tool', 'the BMI is right', async (app) => {
        const calculates = () => calculatesBeside(app, /height/i, '160', [[/weight|mass/i, '70']])
        await app.near(/bmi/i)
        await app.try(calculates, () => app.scan(/bmi|calculator/i, calculates))
        await app.holds(
          async () => /(?<![\d.,])27[.,]3/.test(await read(app)),
          'it does not come to 27.3',
        )
      }),
      check('theme', 'the page is pale goldenrod and the components are olive drab', async (app) => {
        await claim.pageColour('palegoldenrod')(app)
        await claim.partColour('olivedrab')(app)
      }),
    ],
  },
  {
    id: 'climate-steps',
    style: 'long',
    domain: 'climate',
    prompt:
      'Please create a website about climate protection in everyday life that helps people to lower their emissions. The website should have functionalities for a footprint calculator, a collection of actions, and a community page with pledges. Users should be able to calculate their yearly emissions from the km they drive by car, the number of flights and the electricity they use, view the shares of car, flights and electricity in a chart, filter the actions by area (home, travel, food), mark actions as done so that their points add up, and make a pledge with name and text that appears on the community page. A pledge without a text must not be taken. Use medium aquamarine as the background colour and dark green for components.',
    checks: [
      check('tool', 'more driving gives more emissions', async (app) => {
        await emits(app, '5000', '2400')
        const before = await masses(app)
        await emits(app, '40000', '2400')
        await isMore(app, before)
      }),
      check('tool', 'more electricity gives more emissions', async (app) => {
        await emits(app, '5000', '1200')
        const before = await masses(app)
        await emits(app, '5000', '24000')
        await isMore(app, before)
      }),
      check('chart', 'the shares are drawn', async (app) => {
        await emits(app, '12000', '2400')
        await claim.draws(/chart|share|footprint|result|calculat/i)(app)
      }),
      check('filter', 'an area narrows the actions', claim.filterNarrows(/area|categor|home|travel|food/i, ACTIONS)),
      check('workflow', 'an action is marked as done and its points count', async (app) => {
        await app.signUpIfAsked()
        await app.near(ACTIONS)
        const items = await app.items(1)
        const points = /points?|score|earned|total/i
        const figures = async () => (await app.look('figures', points)).join()
        const sums = async () => ((await app.text()).match(/\d+\s*(points?|pts)|(points?|score|pts)\W{0,3}\d+/gi) ?? []).join()
        const before = [await figures(), await sums()].join(' / ')
        await app.tick(items[0].title, /done|complete|mark|did/i)
        await app.holds(
          async () => [await figures(), await sums()].join(' / ') !== before,
          'the points are as before',
        )
      }),
      check('social', 'a pledge stands on the community page', async (app) => {
        const text = 'I mend my winter coat once more'
        await enters(
          app,
          PLEDGE,
          [
            { text, 'name?': 'Dana Hill' },
            { pledge: text, 'name?': 'Dana Hill' },
          ],
          { by: /pledge|promise|post|share|submit|add/i },
        )
        await app.closeDialogs()
        await app.near(/communit|pledges/i)
        await app.lists(text, /communit|pledge/i)
      }),
      check('form', 'a pledge without a text is refused', claim.refusesEmpty(PLEDGE, PLEDGES)),
      check('theme', 'the page is medium aquamarine and the components are dark green', async (app) => {
        await claim.pageColour('mediumaquamarine')(app)
        await claim.partColour('darkgreen')(app)
      }),
    ],
  },
]
