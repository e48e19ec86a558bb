import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'grade-book',
    style: 'short',
    domain: 'school',
    prompt: 'gradebook for teachers: students, assignments, scores, show average per student',
    checks: [
      check('form', 'a student is in the list', claim.adds('student', { name: 'Noor Haddad' })),
      check(
        'form',
        'an assignment is in the list',
        claim.adds('assignment', { title: 'Essay on Volcanoes' }),
      ),
      check(
        'form',
        'a score is recorded',
        claim.adds(
          'score',
          { score: '87', 'student?': '', 'assignment?': '' },
          { shows: number(87) },
        ),
      ),
      check('data', 'each student has an average', async (app) => {
        await app.near(/students|grades|averages|overview|report/i)
        await app.items(1)
        await app.sees(/(average|avg|mean)[\s\S]*\d/i)
      }),
      check(
        'persistence',
        'students survive a reload',
        claim.keeps('student', { name: 'Ida Lindqvist' }),
      ),
      check('form', 'a student can be removed', claim.removes('student', { name: 'Pavel Horak' })),
    ],
  },
  {
    id: 'course-platform',
    style: 'long',
    domain: 'school',
    prompt:
      'Please implement an online course platform where people learn programming, design and business. The platform should have functionalities for a course catalogue, enrolment, lessons, quizzes and progress tracking. Learners should be able to register and log in, browse and filter courses by category and level, enrol in a course, mark lessons as complete, take a quiz and see their progress. Use ivory as the background colour and royal blue for the components.',
    checks: [
      check('auth', 'one can register and is then known', claim.signsUp()),
      check('auth', 'one can log in again', claim.signsInAgain()),
      check(
        'filter',
        'courses are filtered by category',
        claim.filterNarrows(/categor|subject|topic/i, /courses|catalog/i),
      ),
      check(
        'filter',
        'courses are filtered by level',
        claim.filterNarrows(/level|difficulty/i, /courses|catalog/i),
      ),
      check('workflow', 'one can enrol in a course', async (app) => {
        await app.signUpIfAsked()
        await app.near(/courses|catalog/i)
        const course = await app.open()
        await app.press(/enrol|join|start/i)
        await app.near(/my (courses|learning)|dashboard|progress|enrolled/i)
        await app.sees(course)
        await app.sees(/enrolled|continue|my (courses|learning)|in progress|\d+\s?%/i)
      }),
      check('workflow', 'a finished lesson moves the progress', async (app) => {
        await app.signUpIfAsked()
        await app.near(/courses|catalog/i)
        await app.open()
        await app.try(() => app.press(/enrol|join|start/i))
        const before = await app.text()
        await app.press(/mark (as )?(complete|done|finished)|complete lesson|lesson complete/i)
        await app.sees(/\d+\s?%|\d+ (of|\/) \d+|completed/i)
        app.expect((await app.text()) !== before, 'nothing changed')
      }),
      check('game', 'a quiz can be taken to its result', claim.takesQuiz(/quiz/i)),
      check('theme', 'the page is ivory', claim.pageColour('ivory')),
      check('theme', 'the components are royal blue', claim.partColour('royalblue')),
    ],
  },
  {
    id: 'primary-school-site',
    style: 'long',
    domain: 'school',
    prompt:
      'Our primary school needs a website for parents. It should have pages for news, the school calendar, the lunch menu, staff and contact. Parents should be able to read news, see upcoming events, look up a teacher by name, and report that a child is absent with name, class, date and reason. White background, forest green navigation bar.',
    checks: [
      check('data', 'there is news to read', claim.visitsList(/news/i, 2)),
      check('data', 'upcoming events are shown with their days', async (app) => {
        await app.go(/calendar|events/i)
        await app.sees(
          /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}[./-]\d{1,2}/i,
        )
      }),
      check('content', 'the lunch menu covers the days of a week', async (app) => {
        await app.go(/lunch|menu/i)
        for (const weekday of [/mon/i, /wed/i, /fri/i]) await app.sees(weekday)
      }),
      check('search', 'a teacher is found by name', claim.searchNarrows(/staff|teachers/i)),
      check('form', 'an absence is reported', async (app) => {
        await app.add(
          'absence',
          { name: 'Milo Grant', 'class?': '3B', date: day(1), reason: 'A cold' },
          { by: /absen|report/i },
        )
        await app.confirms(/thank|received|reported|sent|recorded|Milo Grant/i)
      }),
      check(
        'form',
        'an empty absence report is refused',
        claim.refusesEmpty('absence', { by: /absen|report/i }),
      ),
      check('theme', 'the navigation is forest green', claim.partColour('forestgreen')),
    ],
  },
  {
    id: 'flashcards',
    style: 'short',
    domain: 'school',
    prompt:
      'flash cards to learn spanish vocab. flip card, i knew it / didnt know it, score at the end',
    checks: [
      check(
        'form',
        'a card can be added',
        claim.adds('card', { front: 'la cuchara', back: 'the spoon' }),
      ),
      check('game', 'a card turns over', async (app) => {
        await app.near(/study|learn|practi[cs]e|review|cards/i)
        await app.changes(() => app.pressCard(/flip|show|reveal|turn|answer/i))
      }),
      check('game', 'one can say whether one knew it', async (app) => {
        await app.near(/study|learn|practi[cs]e|review|cards/i)
        await app.pressCard(/flip|show|reveal|turn|answer/i)
        await app.changes(() => app.press(/^(i )?(knew|know|got|right|correct|yes|easy)/i))
      }),
      check('game', 'a score stands at the end', async (app) => {
        await app.near(/study|learn|practi[cs]e|review|cards/i)
        await app.until(
          /score\D{0,20}\d|\d+ (of|out of|\/) \d+ (known|correct|right)|you knew \d+/i,
          async () => {
            await app.try(() => app.pressCard(/flip|show|reveal|turn|answer/i))
            await app.press(/^(i )?(knew|know|got|right|correct|yes|easy)/i)
          },
        )
      }),
      check(
        'persistence',
        'added cards survive a reload',
        claim.keeps('card', { front: 'el tenedor', back: 'the fork' }),
      ),
      check('data', 'there are cards to begin with', async (app) => {
        await app.near(/cards|deck|words|vocab/i)
        await app.items(3)
      }),
    ],
  },
]
