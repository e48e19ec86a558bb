import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'personal-blog',
    style: 'short',
    domain: 'blog',
    prompt: 'my personal blog with tags and comments',
    checks: [
      check('data', 'there are posts to read', async (app) => {
        await app.near(/blog|posts|articles|home/i)
        await app.items(2)
      }),
      check('data', 'a post opens in full', claim.opensDetails(/blog|posts|articles|home/i)),
      check(
        'form',
        'a new post is in the list',
        claim.adds('post', {
          title: 'Rain on a tin roof',
          content: 'It began at four in the morning.',
        }),
      ),
      check('social', 'a comment stays under the post', async (app) => {
        await app.near(/blog|posts|articles|home/i)
        await app.open()
        await app.add('comment', { 'name?': 'Theo', comment: 'I had the same thought yesterday' })
        await app.lists('I had the same thought yesterday')
      }),
      check(
        'filter',
        'a tag narrows the posts',
        claim.filterNarrows(/tag|topic|categor/i, /blog|posts|articles|home/i),
      ),
      check(
        'persistence',
        'a post survives a reload',
        claim.keeps('post', { title: 'Letters never sent', content: 'A box under the stairs.' }),
      ),
    ],
  },
  {
    id: 'local-news',
    style: 'long',
    domain: 'news',
    prompt:
      'Please implement a news portal for a coastal region. The portal should have functionalities for article publishing, sections, search and a newsletter. Readers should be able to browse articles by section (politics, fishing, culture, sports), read an article, search articles, bookmark articles, comment on articles and subscribe to the newsletter. Editors should be able to publish a new article with headline, section, summary and text. Use snow as the background colour and crimson for the components.',
    checks: [
      check(
        'filter',
        'a section shows only its articles',
        claim.filterNarrows(/section|categor|fishing|culture/i, /articles|news|home/i),
      ),
      check('search', 'articles can be searched', claim.searchNarrows(/articles|news|home/i)),
      check('data', 'an article opens in full', claim.opensDetails(/articles|news|home/i)),
      check(
        'form',
        'an editor publishes an article',
        claim.adds(
          'article',
          {
            title: 'Lighthouse gets new lamp',
            'section?': '',
            'summary?': 'Brighter than before',
            content: 'The old lamp will go to the museum.',
          },
          { by: /publish|new|write|add/i },
        ),
      ),
      check(
        'social',
        'a bookmarked article is kept',
        claim.saves(/articles|news|home/i, /bookmark|saved/i),
      ),
      check('social', 'a comment is shown', async (app) => {
        await app.near(/articles|news|home/i)
        await app.open()
        await app.add('comment', { 'name?': 'Piet', comment: 'About time somebody wrote this' })
        await app.lists('About time somebody wrote this')
      }),
      check('form', 'the newsletter takes an address', async (app) => {
        await app.add(
          'subscription',
          { email: 'piet@example.org' },
          { by: /subscribe|newsletter/i },
        )
        await app.confirms(/thank|subscribed|welcome|confirm/i)
      }),
      check('form', 'the newsletter refuses what is no address', async (app) => {
        await app.refuses(
          'subscription',
          { email: 'piet at home' },
          { by: /subscribe|newsletter/i },
        )
      }),
      check('theme', 'the page is snow', claim.pageColour('snow')),
      check('theme', 'the components are crimson', claim.partColour('crimson')),
    ],
  },
  {
    id: 'photographer-portfolio',
    style: 'short',
    domain: 'portfolio',
    prompt:
      'portfolio website for a wedding photographer, gallery, about me, prices, contact form. elegant, dark',
    checks: [
      check('content', 'the gallery shows pictures', async (app) => {
        await app.near(/gallery|portfolio|work/i)
        await app.pictures(4)
      }),
      check('content', 'prices are told for packages', async (app) => {
        await app.near(/price|pricing|packages/i)
        await app.sees(/[$€£]\s?\d[\d,.]+|\d[\d,.]+\s?[$€£]/)
      }),
      check('form', 'a message is accepted', claim.contacts()),
      check(
        'form',
        'an empty message is refused',
        claim.refusesEmpty('message', { by: /send|contact|submit/i }),
      ),
      check('theme', 'the page is dark', claim.isDark()),
      check('content', 'the photographer tells about themselves', async (app) => {
        await app.near(/about/i)
        await app.tells(/\b(i|my|me)\b/i, 30)
      }),
    ],
  },
  {
    id: 'saas-landing',
    style: 'long',
    domain: 'landing page',
    prompt:
      'We are a startup that sells scheduling software to hair salons and need a landing page. It should have a hero section with a call to action, a section with features, customer quotes, three pricing plans with a switch between monthly and yearly billing, a FAQ with answers that open and close, and a form to request a demo. The navigation should jump to the sections. Use white smoke as the background and medium purple for buttons.',
    checks: [
      check('content', 'three plans have prices', async (app) => {
        await app.near(/pricing|plans/i)
        app.expect((await app.count(/[$€£]\s?\d+|\d+\s?[$€£]/g)) >= 3, 'fewer than three prices')
      }),
      check('tool', 'yearly billing changes the prices', async (app) => {
        await app.near(/pricing|plans/i)
        const prices = async () =>
          ((await app.text()).match(/[$€£]\s?\d+|\d+\s?[$€£]/g) ?? []).join()
        const before = await prices()
        await app.press(/yearly|annual/i)
        await app.holds(async () => (await prices()) !== before, 'the prices are as before')
      }),
      check('content', 'a question of the FAQ opens its answer', claim.answersQuestion()),
      check('form', 'a demo is requested', async (app) => {
        await app.add(
          'demo',
          { name: 'Bea Holm', email: 'bea@example.org', 'salon?': 'Curl Up', 'phone?': '555 0151' },
          { by: /demo|request|get started|submit/i },
        )
        await app.confirms(/thank|received|in touch|requested|sent/i)
      }),
      check(
        'form',
        'a demo without an address is refused',
        claim.refusesEmpty('demo', { by: /demo|request|submit/i }),
      ),
      check('navigation', 'the navigation leads to the prices', claim.visits(/pricing|plans/i)),
      check('content', 'customers are quoted', async (app) => {
        await app.sees(/[“"«„‘][^”"»“’]{25,}[”"»“’]/)
      }),
      check('theme', 'the page is white smoke', claim.pageColour('whitesmoke')),
      check('theme', 'buttons are medium purple', claim.partColour('mediumpurple')),
    ],
  },
]
