import { check, day, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

const visit = { name: 'Edda Winter', phone: '555 0142', date: day(3), time: '10:30' }

export default [
  {
    id: 'dentist-booking',
    style: 'short',
    domain: 'clinic',
    prompt: 'dentist appointment booking site',
    checks: [
      check('booking', 'an appointment is confirmed', async (app) => {
        await app.add('appointment', {
          name: visit.name,
          date: visit.date,
          'time?': visit.time,
          'phone?': visit.phone,
        })
        await app.confirms(/confirmed|thank|booked|received|Edda Winter/i)
      }),
      check(
        'booking',
        'a booked appointment can be looked up again',
        claim.adds('appointment', { name: 'Karl Osei', date: day(5) }),
      ),
      check('form', 'an appointment without a name is refused', claim.refusesEmpty('appointment')),
      check('content', 'treatments are listed', async (app) => {
        await app.near(/services|treatments|about/i)
        await app.sees(/clean|whiten|filling|implant|check-?up|root canal|crown/i)
      }),
      check(
        'persistence',
        'an appointment survives a reload',
        claim.keeps('appointment', { name: 'Mona Reyes', date: day(6) }),
      ),
      check('content', 'there is a way to reach the practice', async (app) => {
        await app.near(/contact|about|visit/i)
        await app.sees(/\+?\d[\d ()-]{6,}|[\w.]+@[\w.]+/)
      }),
    ],
  },
  {
    id: 'clinic-management',
    style: 'long',
    domain: 'clinic',
    prompt:
      "Please build a management system for a small medical clinic. It should have functionalities for managing patients, doctors, appointments and prescriptions. Staff should be able to register patients with name, date of birth, phone and allergies, schedule appointments with a doctor, change the status of an appointment (scheduled, completed, cancelled), write prescriptions, and search patients by name. A dashboard shows the number of patients and today's appointments. Use honeydew for the background and sea green for buttons.",
    checks: [
      check(
        'form',
        'a registered patient is in the list',
        claim.adds('patient', {
          name: 'Jonas Adeyemi',
          'date of birth': '1984-04-02',
          phone: '555 0118',
          allergies: 'Penicillin',
        }),
      ),
      check(
        'search',
        'patients are found by name',
        claim.searchFinds('patient', { name: 'Vera Novak' }, { name: 'Tom Banda' }),
      ),
      check(
        'booking',
        'an appointment is scheduled',
        claim.adds(
          'appointment',
          { date: day(23), 'patient?': '', 'doctor?': '', 'time?': '09:15' },
          { shows: shownDate(day(23)) },
        ),
      ),
      check(
        'workflow',
        'the status of an appointment can be changed',
        claim.changesStatus(/appointment/i, /completed|complete/i),
      ),
      check(
        'form',
        'a prescription is written',
        claim.adds('prescription', { medicine: 'Amoxicillin', 'dosage?': '500 mg twice a day' }),
      ),
      check('data', 'the dashboard counts patients', async (app) => {
        await app.near(/dashboard|overview|home/i)
        await app.figureIs(/patients/i, (value) => value >= 1)
      }),
      check('navigation', 'doctors have a page with entries', claim.visitsList(/doctors/i, 2)),
      check('theme', 'the page is honeydew', claim.pageColour('honeydew')),
      check('theme', 'buttons are sea green', claim.partColour('seagreen')),
    ],
  },
  {
    id: 'medicine-reminder',
    style: 'short',
    domain: 'clinic',
    prompt:
      'i keep forgetting my pills. app where i put my meds, dose and time of day and tick off when taken',
    checks: [
      check(
        'form',
        'a medicine is in the list',
        claim.adds('medication', { name: 'Ferritol', dose: '200 mg', 'time?': '08:00' }),
      ),
      check('data', 'the dose stands with the medicine', async (app) => {
        await app.add('medication', { name: 'Ferritol', dose: '250 mg' })
        await app.lists('Ferritol')
        app.expect(/250/.test(await app.entry('Ferritol')), 'the dose is not with the medicine')
      }),
      check(
        'workflow',
        'a medicine is ticked off',
        claim.ticksOff('medication', { name: 'Calcivit', dose: '1 tablet' }, /taken|take|done/i),
      ),
      check(
        'persistence',
        'medicines survive a reload',
        claim.keeps('medication', { name: 'Zinkorot', dose: '10 mg' }),
      ),
      check(
        'form',
        'a medicine can be removed',
        claim.removes('medication', { name: 'Aspirix', dose: '100 mg' }),
      ),
    ],
  },
  {
    id: 'therapy-practice',
    style: 'long',
    domain: 'clinic',
    prompt:
      'Please implement a website for a psychotherapy practice to present its therapists and offers. The website should have a home page, a page with therapist profiles, a page with services and fees, a blog with articles about mental health, and a contact page. Visitors should be able to read therapist profiles, filter articles by topic, request a first session through a form, and find answers in an FAQ. Use lavender as the page background and indigo for links and buttons.',
    checks: [
      check(
        'data',
        'several therapists are introduced',
        claim.visitsList(/therapists|team|our people/i, 2),
      ),
      check('content', 'services carry fees', async (app) => {
        await app.near(/services|fees|offers|pricing/i)
        await app.sees(/[$€£]\s?\d+|\d+\s?[$€£]/)
      }),
      check(
        'filter',
        'articles are filtered by topic',
        claim.filterNarrows(/topic|categor|tag/i, /blog|articles/i),
      ),
      check('data', 'an article can be read in full', claim.opensDetails(/blog|articles/i)),
      check('form', 'a first session is requested', async (app) => {
        await app.add(
          'session',
          { name: 'Lea Brandt', email: 'lea@example.org', 'message?': 'Evenings suit me' },
          { by: /request|first session|book|contact/i },
        )
        await app.confirms(/thank|received|in touch|sent|requested/i)
      }),
      check('content', 'a question of the FAQ opens its answer', claim.answersQuestion()),
      check('theme', 'the page is lavender', claim.pageColour('lavender')),
      check('theme', 'buttons are indigo', claim.partColour('indigo')),
    ],
  },
]
