import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'small-crm',
    style: 'short',
    domain: 'internal business',
    prompt:
      'CRM for a 3 person company: contacts, companies, deals in a pipeline (lead, contacted, proposal, won, lost)',
    checks: [
      check(
        'form',
        'a contact is in the list',
        claim.adds('contact', { name: 'Milena Rossi', 'email?': 'milena@example.org' }),
      ),
      check(
        'form',
        'a company is in the list',
        claim.adds('company', { name: 'Northlight Glass' }),
      ),
      check(
        'form',
        'a deal is in the pipeline',
        claim.adds('deal', { title: 'Greenhouse panels', 'amount?': '8200' }),
      ),
      check('workflow', 'a deal moves to another stage', async (app) => {
        await app.add('deal', { title: 'Bus shelter', 'amount?': '4100' })
        await app.lists('Bus shelter')
        await app.move('Bus shelter', /proposal/i)
      }),
      check('data', 'the pipeline has its stages', async (app) => {
        await app.near(/deals|pipeline|board/i)
        for (const stage of [/lead/i, /contacted/i, /proposal/i, /won/i, /lost/i])
          await app.heading(stage)
      }),
      check(
        'persistence',
        'contacts survive a reload',
        claim.keeps('contact', { name: 'Arthur Kone' }),
      ),
    ],
  },
  {
    id: 'leave-requests',
    style: 'long',
    domain: 'HR',
    prompt:
      'Please build an internal system for leave requests in a company of 80 people. The system should have functionalities for requesting leave, approval, a team calendar and an overview of remaining days. Employees should be able to request leave with type, start date, end date and reason, see the status of their requests and cancel a request. Managers should be able to approve or reject requests. Everybody should see who is away in the calendar. Use azure as the page background and dodger blue for components.',
    checks: [
      check(
        'form',
        'a request is in the list',
        claim.adds(
          'request',
          {
            'type?': '',
            'start date': day(14),
            'end date': day(18),
            reason: 'Moving house',
            'name?': 'Emil Stark',
            'employee?': 'Emil Stark',
          },
          { shows: 'Moving house', by: /request|leave|new|apply/i },
        ),
      ),
      check('workflow', 'a new request waits for approval', async (app) => {
        await app.add(
          'request',
          {
            'type?': '',
            'start date': day(14),
            'end date': day(18),
            reason: 'Sister gets married',
            'name?': 'Emil Stark',
            'employee?': 'Emil Stark',
          },
          { by: /request|leave|new|apply/i },
        )
        await app.lists('Sister gets married')
        app.expect(
          /pending|requested|waiting|submitted|open/i.test(await app.entry('Sister gets married')),
          'no status is shown',
        )
      }),
      check(
        'workflow',
        'a request can be approved',
        claim.changesStatus(/requests|approv|leave/i, /approve/i, /approved/i),
      ),
      check(
        'workflow',
        'a request can be rejected',
        claim.changesStatus(/requests|approv|leave/i, /reject|decline/i, /rejected|declined/i),
      ),
      check('data', 'remaining days are told', async (app) => {
        await app.near(/overview|dashboard|balance|my leave/i)
        await app.figureIs(/remaining|left|available|balance/i, (value) => value >= 0)
      }),
      check('navigation', 'a calendar shows the days of a month', async (app) => {
        await app.go(/calendar/i)
        await app.calendar()
      }),
      check('theme', 'the page is azure', claim.pageColour('azure')),
      check('theme', 'the components are dodger blue', claim.partColour('dodgerblue')),
    ],
  },
  {
    id: 'employee-directory',
    style: 'long',
    domain: 'HR',
    prompt:
      'Develop an employee directory for our company intranet. It should list employees with photo or initials, name, job title, department, office and phone. Colleagues should be able to search by name, filter by department and office, switch between a list and cards, open a profile, and HR should be able to add, change and remove employees. Please show an organisation overview with the number of people in each department.',
    checks: [
      check(
        'search',
        'people are found by name',
        claim.searchFinds('employee', { name: 'Zofia Kaminski' }, { name: 'Bernard Achebe' }),
      ),
      check(
        'filter',
        'a department narrows the people',
        claim.filterNarrows(/department/i, /employees|people|directory/i),
      ),
      check(
        'filter',
        'an office narrows the people',
        claim.filterNarrows(/office|location/i, /employees|people|directory/i),
      ),
      check('data', 'a profile opens', claim.opensDetails(/employees|people|directory/i)),
      check(
        'form',
        'an employee can be changed',
        claim.edits('employee', { name: 'Dora Lund' }, { name: 'Dora Lund-Berg' }),
      ),
      check(
        'form',
        'an employee can be removed',
        claim.removes('employee', { name: 'Cyril Moss' }),
      ),
      check('data', 'departments are counted', async (app) => {
        await app.near(/organi[sz]ation|overview|departments|dashboard/i)
        await app.sees(
          /(engineering|sales|marketing|finance|hr|human resources|support|it|operations)\W{0,6}\d+|\d+\W{0,3}(people|employees)/i,
        )
      }),
      check('tool', 'the list can be shown as cards', async (app) => {
        await app.near(/employees|people|directory/i)
        await app.changes(() => app.press(/cards?|grid|list( view)?$|table/i))
      }),
    ],
  },
  {
    id: 'meeting-rooms',
    style: 'short',
    domain: 'internal business',
    prompt: 'Meeting room booking for our office. 5 rooms, people shouldnt be able to double book',
    checks: [
      check('data', 'there are five rooms', async (app) => {
        await app.near(/rooms/i)
        await app.items(5)
      }),
      check(
        'booking',
        'a room is booked',
        claim.adds(
          'booking',
          {
            'room?': '',
            title: 'Budget round',
            date: day(4),
            'start time?': '09:00',
            'end time?': '10:00',
            'name?': 'Yara',
          },
          { shows: /Budget round|Yara/, by: /book|reserve|new|add/i },
        ),
      ),
      check('booking', 'the same room cannot be booked twice at a time', async (app) => {
        const booking = {
          'room?': '',
          'title?': 'Budget round',
          date: day(4),
          'start time?': '09:00',
          'end time?': '10:00',
          'time?': '09:00',
          'name?': 'Yara',
        }
        await app.add('booking', booking, { by: /book|reserve|new|add/i })
        await app.lists(/Budget round|Yara/)
        await app.refuses(
          'booking',
          { ...booking, 'title?': 'Sales round', 'name?': 'Zeno' },
          { by: /book|reserve|new|add/i, filled: true },
        )
      }),
      check('booking', 'a booking can be cancelled', async (app) => {
        await app.add(
          'booking',
          {
            'room?': '',
            'title?': 'Onboarding',
            date: day(9),
            'start time?': '13:00',
            'end time?': '14:00',
            'name?': 'Xenia',
          },
          { by: /book|reserve|new|add/i },
        )
        await app.lists(/Onboarding|Xenia/)
        await app.remove(/Onboarding|Xenia/)
      }),
      check(
        'persistence',
        'bookings survive a reload',
        claim.keeps(
          'booking',
          {
            'room?': '',
            'title?': 'Retro',
            date: day(5),
            'start time?': '11:00',
            'end time?': '12:00',
            'name?': 'Yara',
          },
          { shows: /Retro|Yara/, by: /book|reserve|new|add/i },
        ),
      ),
    ],
  },
]
