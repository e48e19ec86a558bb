import { check, day, shownDate } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'chess-club-members',
    style: 'short',
    domain: 'club',
    prompt:
      'member list for our chess club - name, email, rating, fee paid yes/no. need to filter who hasnt paid',
    checks: [
      check(
        'form',
        'a new member is in the list',
        claim.adds('member', { name: 'Sofia Petrov', email: 'sofia@example.org', rating: '1720' }),
      ),
      check('data', 'the rating stands with the member', async (app) => {
        await app.add('member', { name: 'Leo Marek', rating: '1533' })
        await app.lists('Leo Marek')
        app.expect(
          /1[,.]?533/.test(await app.entry('Leo Marek')),
          'the rating is not with the member',
        )
      }),
      check(
        'filter',
        'members who have not paid can be picked out',
        claim.filterNarrows(/paid|fee|status/i, /members/i),
      ),
      check('workflow', 'a fee can be marked as paid', async (app) => {
        await app.add('member', { name: 'Ines Roth', 'email?': 'ines@example.org' })
        await app.lists('Ines Roth')
        await app.try(
          () => app.tick('Ines Roth', /paid|pay|fee/i),
          () => app.edit('Ines Roth', { paid: true }),
        )
      }),
      check('form', 'a member can be removed', claim.removes('member', { name: 'Otto Braun' })),
      check(
        'persistence',
        'members survive a reload',
        claim.keeps('member', { name: 'Mila Dunn' }),
      ),
    ],
  },
  {
    id: 'tennis-courts',
    style: 'long',
    domain: 'club',
    prompt:
      'Please implement a website for a tennis club to manage court bookings and club life. The website should have functionalities for court booking, tournament registration and club news. Members should be able to sign in, see which courts are free, book a court for a date and hour, cancel their booking, register for a tournament, and read club news. Use beige as the background colour and dark olive green for components.',
    checks: [
      check('auth', 'members can sign in', claim.signsUp()),
      check('booking', 'a court is booked', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'booking',
          { date: day(24), 'court?': '', 'time?': '10:00', 'name?': 'Ana Flores' },
          { by: /book|reserve/i },
        )
        await app.lists(shownDate(day(24)))
      }),
      check('booking', 'a booking can be cancelled', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'booking',
          { date: day(25), 'court?': '', 'time?': '11:00', 'name?': 'Ana Flores' },
          { by: /book|reserve/i },
        )
        await app.lists(shownDate(day(25)))
        await app.remove(shownDate(day(25)))
      }),
      check('form', 'one can register for a tournament', async (app) => {
        await app.signUpIfAsked()
        await app.near(/tournament/i)
        await app.add(
          'registration',
          { 'name?': 'Ana Flores', 'email?': 'ana@example.org' },
          { by: /register|join|enter|sign up/i },
        )
        await app.confirms(/registered|you are in|thank|confirmed|Ana Flores/i)
      }),
      check('data', 'courts are listed', async (app) => {
        await app.near(/courts|book/i)
        await app.sees(/court [12a]/i)
      }),
      check('navigation', 'there is club news', claim.visitsList(/news/i, 2)),
      check('theme', 'the page is beige', claim.pageColour('beige')),
      check('theme', 'the components are dark olive green', claim.partColour('darkolivegreen')),
    ],
  },
  {
    id: 'football-league',
    style: 'short',
    domain: 'sports',
    prompt:
      'amateur football league: table, fixtures and results. when i enter a result the table updates',
    checks: [
      check('data', 'the table has several teams', async (app) => {
        await app.near(/table|standings|league/i)
        await app.items(4)
        await app.sees(/points|pts/i)
      }),
      check('data', 'there are fixtures', claim.visitsList(/fixtures|matches|schedule/i, 2)),
      check('form', 'a result is recorded', async (app) => {
        await app.add('result', {
          'home team?': '',
          'away team?': '',
          'home goals': '7',
          'away goals': '6',
        })
        await app.lists(/7\s*[-–:]\s*6|7\s+6/)
      }),
      check('workflow', 'a result changes the table', async (app) => {
        await app.near(/table|standings|league/i)
        const before = (await app.items(2)).map(({ text }) => text).join('\n')
        await app.add('result', {
          'home team?': '',
          'away team?': '',
          'home goals': '7',
          'away goals': '6',
        })
        await app.near(/table|standings|league/i)
        app.expect(
          (await app.items(2)).map(({ text }) => text).join('\n') !== before,
          'the table is as before',
        )
      }),
      check('form', 'a team can be added', claim.adds('team', { name: 'Harbour Rovers' })),
      check(
        'persistence',
        'an added team survives a reload',
        claim.keeps('team', { name: 'Mill Lane United' }),
      ),
    ],
  },
  {
    id: 'city-marathon',
    style: 'long',
    domain: 'sports',
    prompt:
      'Develop a website for a city marathon. The website should inform about the course, the schedule and the prizes, take registrations for 5 km, 10 km, half marathon and marathon with name, age, distance and shirt size, show a countdown to race day, list registered runners with search by name and filter by distance, and show results of past years. Black background, orange buttons.',
    checks: [
      check(
        'form',
        'a registered runner is in the list',
        claim.adds(
          'runner',
          {
            name: 'Femi Balogun',
            age: '34',
            distance: '10',
            'shirt size?': 'L',
            'email?': 'femi@example.org',
          },
          { by: /register|sign up|join/i },
        ),
      ),
      check(
        'form',
        'a runner without a name is refused',
        claim.refusesEmpty('runner', { by: /register|sign up/i }),
      ),
      check(
        'search',
        'runners are found by name',
        claim.searchNarrows(/runners|participants|starters/i),
      ),
      check(
        'filter',
        'runners are filtered by distance',
        claim.filterNarrows(/distance|race/i, /runners|participants|starters/i),
      ),
      check('content', 'a countdown runs', claim.ticks()),
      check('navigation', 'past results are listed', claim.visitsList(/results/i, 3)),
      check('theme', 'the page is black', claim.pageColour('black')),
      check('theme', 'buttons are orange', claim.partColour('orange', 'darkorange')),
    ],
  },
]
