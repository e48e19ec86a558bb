import { check, day, number } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'mood-journal',
    style: 'short',
    domain: 'wellness',
    prompt:
      'mood journal, one entry a day with mood 1-5 and text, see how my mood went over the month',
    checks: [
      check(
        'form',
        'an entry is in the journal',
        claim.adds(
          'entry',
          { text: 'Slept badly, laughed a lot', 'mood?': 4, 'date?': day(0) },
          { shows: 'Slept badly, laughed a lot' },
        ),
      ),
      check(
        'chart',
        'the course of the mood is drawn',
        claim.draws(/month|chart|statistics|stats|trend|overview|insight|history/i),
      ),
      check('form', 'a mood can be chosen', async (app) => {
        app.expect(
          (await app.optionsWhenAdding('entry', /mood/i)).length >= 5,
          'fewer than five moods',
        )
      }),
      check(
        'persistence',
        'entries survive a reload',
        claim.keeps(
          'entry',
          { text: 'Fog until eleven', 'mood?': 3, 'date?': day(0) },
          { shows: 'Fog until eleven' },
        ),
      ),
      check(
        'form',
        'an entry can be removed',
        claim.removes(
          'entry',
          { text: 'Wrote this in anger', 'mood?': 1, 'date?': day(0) },
          { shows: 'Wrote this in anger' },
        ),
      ),
    ],
  },
  {
    id: 'water-intake',
    style: 'short',
    domain: 'wellness',
    prompt:
      'water intake tracker. buttons for 250ml and 500ml, daily goal 2 liters, progress ring or bar',
    checks: [
      check('tool', 'a glass counts', async (app) => {
        await app.press(/250/)
        await app.sees(/(?<![\d.,])(250|0[.,]25)\s*(ml|\/|of|l)/i)
      }),
      check('tool', 'glasses add up', async (app) => {
        await app.press(/250/)
        await app.press(/500/)
        await app.sees(/(?<![\d.,])(750|0[.,]75)(?!\d)/)
      }),
      check('chart', 'the progress is drawn', async (app) => {
        await app.press(/500/)
        await app.sees(/(?<!\d)25\s?%|500|0[.,]5/)
        await app.bars(1)
      }),
      check('persistence', 'the day survives a reload', async (app) => {
        await app.press(/500/)
        await app.press(/500/)
        await app.press(/500/)
        await app.reload()
        await app.sees(/1[.,]?500|1[.,]5(?!\d)/)
      }),
      check('data', 'the goal is reached in the end', async (app) => {
        for (let glass = 0; glass < 4; glass += 1) await app.press(/500/)
        await app.sees(/100\s?%|goal (reached|met|achieved)|well done|congrat|great/i)
      }),
    ],
  },
  {
    id: 'workout-log',
    style: 'short',
    domain: 'fitness',
    prompt: 'workout log w/ exercises sets reps weight and progress chart',
    checks: [
      check(
        'form',
        'a workout is logged',
        claim.adds('workout', {
          exercise: 'Zercher squat',
          sets: '3',
          reps: '5',
          weight: '80',
          'date?': day(0),
        }),
      ),
      check('data', 'weight stands with the exercise', async (app) => {
        await app.add('workout', {
          exercise: 'Jefferson curl',
          'sets?': '3',
          'reps?': '8',
          weight: '37',
        })
        await app.lists('Jefferson curl')
        app.expect(/37/.test(await app.entry('Jefferson curl')), 'the weight is not with it')
      }),
      check(
        'chart',
        'progress is drawn',
        claim.draws(/progress|chart|statistics|stats|overview|dashboard/i),
      ),
      check(
        'form',
        'a workout can be removed',
        claim.removes('workout', {
          exercise: 'Wall sit',
          'sets?': '1',
          'reps?': '1',
          'weight?': '0',
        }),
      ),
      check(
        'persistence',
        'workouts survive a reload',
        claim.keeps('workout', {
          exercise: 'Sled push',
          'sets?': '4',
          'reps?': '1',
          'weight?': '120',
        }),
      ),
    ],
  },
  {
    id: 'gym',
    style: 'long',
    domain: 'fitness',
    prompt:
      'Please implement a website for a gym to present classes and manage memberships. The website should have functionalities for a class schedule, trainer profiles, membership plans and a BMI calculator. Members should be able to sign up, view the schedule by weekday, filter classes by trainer, book a class and cancel it, choose a membership plan, and calculate their BMI. Use light gray as the background colour and orange red for components.',
    checks: [
      check('auth', 'members sign up', claim.signsUp()),
      check(
        'filter',
        'a trainer narrows the classes',
        claim.filterNarrows(/trainer|instructor|coach/i, /classes|schedule|timetable/i),
      ),
      check('data', 'the schedule has weekdays and times', async (app) => {
        await app.near(/classes|schedule|timetable/i)
        await app.sees(/mon(day)?/i)
        await app.sees(/\d{1,2}[:.]\d\d|\d{1,2}\s?(am|pm)/i)
      }),
      check('booking', 'a class is booked', async (app) => {
        await app.signUpIfAsked()
        await app.near(/classes|schedule|timetable/i)
        await app.add(
          'class',
          { 'name?': 'Greta Olsen', 'email?': 'greta@example.org', 'date?': day(2) },
          { by: /book|join|reserve|sign up/i },
        )
        await app.confirms(/booked|confirmed|thank|cancel|you are in|reserved/i)
      }),
      check('commerce', 'membership plans have prices', async (app) => {
        await app.near(/membership|plans|pricing/i)
        app.expect((await app.count(/[$€£]\s?\d+|\d+\s?[$€£]/g)) >= 2, 'fewer than two prices')
      }),
      check('tool', 'the BMI is right', async (app) => {
        await app.near(/bmi|calculator/i)
        await app.calculate({ height: '180', weight: '81' })
        await app.sees(number(25))
      }),
      check('navigation', 'trainers are introduced', claim.visitsList(/trainers|coaches|team/i, 2)),
      check('theme', 'the page is light gray', claim.pageColour('lightgray')),
      check('theme', 'the components are orange red', claim.partColour('orangered')),
    ],
  },
]
