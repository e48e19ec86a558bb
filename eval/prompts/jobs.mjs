import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'job-board',
    style: 'long',
    domain: 'jobs',
    prompt:
      'Please implement a recruitment website to bring job seekers and employers together. The website should have functionalities for job listings, applications, employer accounts and company profiles. Job seekers should be able to search jobs by keyword, filter them by location and job type, read a job description, save jobs and apply with name, email and cover letter. Employers should be able to register and post a job. Use lavender blush as the background colour and medium violet red for components.',
    checks: [
      check('search', 'jobs can be searched', claim.searchNarrows(/jobs/i)),
      check(
        'filter',
        'a location narrows the jobs',
        claim.filterNarrows(/location|city/i, /jobs/i),
      ),
      check('filter', 'a job type narrows the jobs', claim.filterNarrows(/type/i, /jobs/i)),
      check('data', 'a job opens with its description', claim.opensDetails(/jobs/i)),
      check('form', 'an application is accepted', async (app) => {
        await app.signUpIfAsked()
        await app.near(/jobs/i)
        await app.open()
        await app.add(
          'application',
          {
            'name?': 'Jana Wolf',
            'email?': 'jana@example.org',
            'cover letter': 'I have repaired looms for nine years.',
          },
          { by: /apply|submit|send/i },
        )
        await app.confirms(/thank|received|applied|submitted|sent/i)
      }),
      check('social', 'a saved job is kept', claim.saves(/jobs/i, /saved|favou?rite|bookmark/i)),
      check('auth', 'an employer registers', claim.signsUp()),
      check('form', 'an employer posts a job', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'job',
          {
            title: 'Organ Builder',
            'location?': 'Lund',
            'company?': 'Windwerk',
            'description?': 'You voice pipes by ear.',
          },
          { by: /post|publish|new|add|create/i },
        )
        await app.lists('Organ Builder')
      }),
      check('theme', 'the page is lavender blush', claim.pageColour('lavenderblush')),
      check('theme', 'the components are medium violet red', claim.partColour('mediumvioletred')),
    ],
  },
  {
    id: 'job-applications',
    style: 'short',
    domain: 'jobs',
    prompt:
      'track my job applications - company, position, date applied, status (applied, interview, offer, rejected), notes',
    checks: [
      check(
        'form',
        'an application is in the list',
        claim.adds('application', {
          company: 'Halvorsen Clocks',
          position: 'Restorer',
          'date applied?': day(-2),
          'notes?': 'Ask for Liv',
        }),
      ),
      check('data', 'the position stands with the company', async (app) => {
        await app.add('application', { company: 'Meadow Optics', position: 'Lens grinder' })
        await app.lists('Meadow Optics')
        app.expect(
          /Lens grinder/.test(await app.entry('Meadow Optics')),
          'the position is not with it',
        )
      }),
      check(
        'filter',
        'a status narrows the applications',
        claim.filterNarrows(/status/i, /applications|jobs/i),
      ),
      check('workflow', 'the status can be changed', async (app) => {
        await app.add('application', { company: 'Quarry Tools', position: 'Smith' })
        await app.lists('Quarry Tools')
        await app.try(
          () => app.move('Quarry Tools', /interview/i),
          () => app.edit('Quarry Tools', { status: 'Interview' }),
        )
        app.expect(
          /interview/i.test(await app.entry('Quarry Tools')) ||
            (await app.isUnder(/interview/i, 'Quarry Tools')),
          'it is not at interview',
        )
      }),
      check(
        'persistence',
        'applications survive a reload',
        claim.keeps('application', { company: 'Blue Kiln', position: 'Potter' }),
      ),
      check(
        'form',
        'an application can be removed',
        claim.removes('application', { company: 'Grim & Sons', position: 'Clerk' }),
      ),
    ],
  },
]
