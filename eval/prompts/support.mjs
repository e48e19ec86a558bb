import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'helpdesk',
    style: 'long',
    domain: 'support tickets',
    prompt:
      'Please implement a help desk for the IT department of a university to handle support tickets. The website should have functionalities for ticket submission, assignment, a knowledge base and statistics. Students should be able to submit a ticket with subject, category, priority and description, follow its status and add replies. Agents should be able to assign tickets, change the status, filter tickets by priority and status, and search the knowledge base. Use floral white for the background and slate gray for components.',
    checks: [
      check(
        'form',
        'a ticket is in the list',
        claim.adds('ticket', {
          subject: 'Printer in hall 4 is jammed',
          'category?': '',
          'priority?': 'High',
          description: 'Paper sticks in tray two',
        }),
      ),
      check('form', 'a ticket without a subject is refused', claim.refusesEmpty('ticket')),
      check(
        'workflow',
        'the status of a ticket can be changed',
        claim.changesStatus(/tickets/i, /resolved|resolve|close|closed|in progress/i),
      ),
      check('workflow', 'a ticket is assigned', async (app) => {
        await app.near(/tickets/i)
        await app.changes(() => app.assign(/assign|agent/i))
      }),
      check('social', 'a reply stands under the ticket', async (app) => {
        await app.near(/tickets/i)
        await app.open()
        await app.add(
          'reply',
          { message: 'Please try tray one for now', 'name?': 'Uwe' },
          { by: /reply|comment|send|add/i },
        )
        await app.lists('Please try tray one for now')
      }),
      check('filter', 'priority narrows the tickets', claim.filterNarrows(/priority/i, /tickets/i)),
      check('filter', 'status narrows the tickets', claim.filterNarrows(/status/i, /tickets/i)),
      check(
        'search',
        'the knowledge base can be searched',
        claim.searchNarrows(/knowledge|articles|help/i, { strict: true }),
      ),
      check('theme', 'the page is floral white', claim.pageColour('floralwhite')),
      check('theme', 'the components are slate gray', claim.partColour('slategray')),
    ],
  },
  {
    id: 'bug-tracker',
    style: 'short',
    domain: 'support tickets',
    prompt: 'bug tracker, severity + status + assignee, filter by them, close bugs',
    checks: [
      check(
        'form',
        'a bug is in the list',
        claim.adds('bug', {
          title: 'Crash on empty password',
          'severity?': 'High',
          'assignee?': 'Ola',
        }),
      ),
      check(
        'filter',
        'severity narrows the bugs',
        claim.filterNarrows(/severity/i, /bugs|issues/i),
      ),
      check('filter', 'status narrows the bugs', claim.filterNarrows(/status/i, /bugs|issues/i)),
      check(
        'filter',
        'assignee narrows the bugs',
        claim.filterNarrows(/assignee|assigned/i, /bugs|issues/i),
      ),
      check(
        'workflow',
        'a bug is closed',
        claim.changesStatus(/bugs|issues/i, /close|closed|resolve|fixed/i),
      ),
      check(
        'persistence',
        'bugs survive a reload',
        claim.keeps('bug', { title: 'Flicker in dark theme' }),
      ),
    ],
  },
  {
    id: 'support-chat',
    style: 'long',
    domain: 'chat',
    prompt:
      'Please implement a customer service chat page for an internet provider. Customers should be able to open a chat, write messages and get automatic answers to common questions about bills, outages and contracts, pick from suggested questions, rate the conversation with stars, and see earlier conversations. There should be a page with service status per region. Use white as the background colour and deep sky blue for components.',
    checks: [
      check('social', 'a message stands in the chat', async (app) => {
        await app.near(/chat|support|help/i)
        await app.say('My router blinks red since noon')
        await app.sees('My router blinks red since noon')
      }),
      check('tool', 'a question is answered by itself', async (app) => {
        await app.near(/chat|support|help/i)
        const before = (await app.text()).length
        await app.say('Why is my bill higher?')
        await app.sees('Why is my bill higher?')
        await app.holds(
          async () => (await app.text()).length > before + 'Why is my bill higher?'.length + 25,
          'no answer came',
        )
      }),
      check('tool', 'a suggested question can be picked', async (app) => {
        await app.near(/chat|support|help/i)
        await app.changes(() =>
          app.press(/bill|outage|contract|internet|speed/i, { inside: 'main' }),
        )
      }),
      check('data', 'the service status is told by region', async (app) => {
        await app.go(/status/i)
        await app.items(2)
        await app.sees(/operational|online|outage|degraded|ok\b|maintenance|available/i)
      }),
      check('form', 'the conversation is rated', async (app) => {
        await app.near(/chat|support|help/i)
        await app.say('My router blinks red since noon')
        await app.changes(() => app.fill(/rat|stars/i, 4))
      }),
      check('theme', 'the components are deep sky blue', claim.partColour('deepskyblue')),
      check('theme', 'the page is white', claim.pageColour('white')),
    ],
  },
]
