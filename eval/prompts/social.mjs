import { check, day } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'language-exchange',
    style: 'long',
    domain: 'social',
    prompt:
      'Please implement a website for language exchange where people find partners to practise with. It should have functionalities for member profiles, partner search, messages and meet-ups. Members should be able to create a profile with native language, learning language and interests, filter members by language, send a message to a member, and plan a meet-up with place and date that others can join. Use thistle as the background colour and rebecca purple for components.',
    checks: [
      check(
        'form',
        'a profile is created',
        claim.adds(
          'profile',
          {
            name: 'Yuki Arden',
            'native language?': '',
            'learning language?': '',
            'interests?': 'Choir, bread',
          },
          { by: /create|edit|new|join|sign up|add|save/i },
        ),
      ),
      check(
        'filter',
        'a language narrows the members',
        claim.filterNarrows(/language|native|learning/i, /members|partners|people|find/i),
      ),
      check('social', 'a message is sent', async (app) => {
        await app.near(/members|partners|people|find/i)
        await app.try(() => app.open())
        await app.add(
          'message',
          { message: 'Shall we talk on Sunday?' },
          { by: /message|contact|write|send/i },
        )
        await app.sees(/Shall we talk on Sunday\?|sent/i)
      }),
      check(
        'form',
        'a meet-up is planned',
        claim.adds('meet-up', {
          title: 'Cards and Catalan',
          'place?': 'Station café',
          'date?': day(11),
          'language?': '',
        }),
      ),
      check('workflow', 'one can join a meet-up', async (app) => {
        await app.near(/meet/i)
        await app.changes(() => app.press(/^(join|attend|going|take part)/i))
      }),
      check('theme', 'the page is thistle', claim.pageColour('thistle')),
      check('theme', 'the components are rebecca purple', claim.partColour('rebeccapurple')),
    ],
  },
  {
    id: 'neighbourhood-forum',
    style: 'long',
    domain: 'forum',
    prompt:
      'Please implement a discussion forum for a neighbourhood. The forum should have functionalities for topics, replies, categories, user profiles and voting. Members should be able to register and log in, start a topic with title, category and text, reply to topics, vote replies up or down, search topics, and filter by category. The newest topics come first. Use light cyan as background and cadet blue for components.',
    checks: [
      check('auth', 'members register', claim.signsUp()),
      check('form', 'a topic is in the list', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'topic',
          { title: 'Who lost a grey cat?', 'category?': '', text: 'She sleeps in our shed.' },
          { by: /new|start|create|post|add/i },
        )
        await app.lists('Who lost a grey cat?')
      }),
      check('social', 'a reply stands under its topic', async (app) => {
        await app.signUpIfAsked()
        await app.near(/topics|forum|discussions|home/i)
        await app.open()
        await app.add(
          'reply',
          { message: 'I would gladly lend my drill', 'name?': 'Bo' },
          { by: /reply|post|send|add|comment/i },
        )
        await app.lists('I would gladly lend my drill')
      }),
      check('social', 'a vote counts', async (app) => {
        await app.signUpIfAsked()
        await app.near(/topics|forum|discussions|home/i)
        await app.open()
        await app.changes(() => app.press(/up ?vote|vote up|▲|👍|like/i))
      }),
      check(
        'search',
        'topics can be searched',
        claim.searchNarrows(/topics|forum|discussions|home/i),
      ),
      check(
        'filter',
        'a category narrows the topics',
        claim.filterNarrows(/categor/i, /topics|forum|discussions|home/i),
      ),
      check('data', 'the newest topic comes first', async (app) => {
        await app.signUpIfAsked()
        await app.add(
          'topic',
          { title: 'Apples to give away', 'category?': '', text: 'Two crates.' },
          { by: /new|start|create|post|add/i },
        )
        await app.lists('Apples to give away')
        await app.near(/topics|forum|discussions|home/i)
        // One that is pinned may stand above.
        const first = (await app.items(3)).slice(0, 2)
        app.expect(
          first.some(({ text }) => text.includes('Apples to give away')),
          'other topics come first',
        )
      }),
      check('theme', 'the page is light cyan', claim.pageColour('lightcyan')),
      check('theme', 'the components are cadet blue', claim.partColour('cadetblue')),
    ],
  },
  {
    id: 'social-feed',
    style: 'short',
    domain: 'social',
    prompt: 'simple twitter like app, post something, like it, reply',
    checks: [
      check(
        'form',
        'a post is in the feed',
        claim.adds('post', { message: 'The swifts are back above the station' }),
      ),
      check('social', 'a like counts', async (app) => {
        await app.add('post', { message: 'Tea or coffee on a Monday' })
        await app.lists('Tea or coffee on a Monday')
        const before = await app.entry('Tea or coffee on a Monday')
        await app.act('Tea or coffee on a Monday', /like|♥|❤|♡/i)
        await app.holds(
          async () => (await app.entry('Tea or coffee on a Monday')) !== before,
          'the post looks as before',
        )
      }),
      check('social', 'a reply is shown', async (app) => {
        await app.add('post', { message: 'Does anybody own a wheelbarrow' })
        await app.lists('Does anybody own a wheelbarrow')
        await app.try(
          () => app.act('Does anybody own a wheelbarrow', /reply|comment/i),
          () => app.open('Does anybody own a wheelbarrow'),
        )
        await app.add(
          'reply',
          { message: 'Mine is in the barn' },
          { by: /reply|comment|send|post/i },
        )
        await app.lists('Mine is in the barn')
      }),
      check('form', 'an empty post is refused', claim.refusesEmpty('post')),
      check(
        'persistence',
        'posts survive a reload',
        claim.keeps('post', { message: 'Snow by Thursday they say' }),
      ),
      check('data', 'the newest post comes first', async (app) => {
        await app.add('post', { message: 'Post number one of mine' })
        await app.add('post', { message: 'Post number two of mine' })
        await app.lists('Post number two of mine')
        app.expect(
          await app.comesFirst('Post number two of mine', 'Post number one of mine'),
          'the older post comes first',
        )
      }),
    ],
  },
]
