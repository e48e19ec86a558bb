import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const list = (page, name) => page.getByRole('list', { name, exact: true })
const items = (page, name) => list(page, name).locator('> li')

export async function feed(page) {
  const first = items(page, 'Posts').first()
  await page.getByLabel('What’s on your mind?').fill('The long loop is dry. #ridge')
  await button(page, 'Post').click()
  await page.getByText('Your name is required.').waitFor()
  await page.getByLabel('Your name').fill('Ada Berg')
  await button(page, 'Post').click()
  await page.getByText('Your post is published.').waitFor()
  await first.getByText('The long loop is dry.').waitFor()
  assert.equal(await page.getByLabel('Your name').count(), 0)

  await button(first, /^Like/).click()
  await button(first, 'Like 1').waitFor()
  await button(first, /^Comment/).click()
  await first.getByLabel('Your comment').fill('I was there, too.')
  await button(first, 'Post comment').click()
  await button(first, 'Comment 1').waitFor()
  await button(first, 'Share').click()
  await first.getByText(/Link copied|#\/feed\//).waitFor()

  await button(page.getByRole('group', { name: 'Filter by tag' }).first(), '#ridge').click()
  await page.waitForFunction(() => document.querySelectorAll('article').length === 2)
  await page.reload()
  await button(first, 'Like 1').and(page.locator('[aria-pressed=true]')).waitFor()
  // The first like came with the sample; one's own can be taken back.
  const sample = items(page, 'Posts').filter({ hasText: 'First frost' })
  await button(sample, 'Like 14').click()
  await button(sample, 'Like 15').click()
  await button(sample, 'Like 14').waitFor()
  assert.equal(await button(sample, 'Delete post').count(), 0)

  await button(first, 'Delete post').click()
  await page.getByText('The long loop is dry.').waitFor({ state: 'detached' })
  await button(page, 'Undo').click()
  await button(first, 'Comment 1').waitFor()
  await button(first, 'Like 1').waitFor()
  await first.getByRole('link').first().click()
  await page.getByRole('link', { name: 'Show all posts' }).click()
  await page.getByLabel('Search posts').fill('soup')
  await page.waitForFunction(() => document.querySelectorAll('article').length === 1)
}

export async function forum(page) {
  const thread = 'Boots or trail shoes for wet autumn paths?'
  await items(page, 'Threads').first().getByText('Pinned').waitFor()
  await page.getByLabel('Sort by').selectOption('replies')
  await items(page, 'Threads').nth(1).getByText(thread).waitFor()
  await page.getByLabel('Filter by category').selectOption('gear')
  await page.getByText('1 thread', { exact: true }).waitFor()
  await page.getByRole('link', { name: thread }).click()
  await page.getByRole('heading', { name: '2 replies' }).waitFor()

  const last = items(page, 'Replies').last()
  await button(items(page, 'Replies').first(), 'Quote').click()
  await page.getByLabel('Your reply').press('End')
  await page.getByLabel('Your reply').press('Control+End')
  await page.keyboard.type('Wool it is.')
  await page.getByLabel('Your name').fill('Ada Berg')
  await button(page, 'Reply').click()
  await page.getByRole('heading', { name: '3 replies' }).waitFor()
  await last.getByRole('blockquote').getByText('Mei Tanaka wrote:').waitFor()
  await last.getByText('Wool it is.').waitFor()
  await button(last, /^Upvote/).click()
  await button(last, 'Upvote 1').waitFor()
  await page.reload()
  await button(last, 'Upvote 1').waitFor()
  assert.equal(await button(page, 'Lock').count(), 0)

  await page.getByRole('link', { name: 'All threads' }).click()
  await button(page, 'New thread').click()
  const dialog = page.getByRole('dialog')
  await button(dialog, 'Post thread').click()
  await dialog.getByText('Title is required.').waitFor()
  await dialog.getByLabel('Title').fill('Snow on the pass?')
  await dialog.getByLabel('Text').fill('Has anybody been up this week?')
  await dialog.getByLabel('Category').selectOption('routes')
  await button(dialog, 'Post thread').click()
  await page.getByRole('heading', { name: 'Snow on the pass?' }).waitFor()

  await page.evaluate(() =>
    localStorage.setItem('trailmates/v1/viewer', '{"name":"Mo","role":"moderator"}'),
  )
  await page.reload()
  await button(page, 'Pin').click()
  await button(page, 'Lock').click()
  await page.getByText('This thread is locked.').waitFor()
  await page.getByRole('link', { name: 'All threads' }).click()
  const pinned = items(page, 'Threads').filter({ hasText: 'Snow on the pass?' })
  await pinned.getByText('Locked').waitFor()
  await pinned.getByText('Pinned').waitFor()
}

export async function chat(page) {
  const conversations = list(page, 'Conversations')
  await button(conversations, /Ines Okafor.*1 unread/).waitFor()
  await button(page, 'Can I bring my dog?').click()
  await page.getByText('Yes, on a lead.').waitFor()
  await page.getByLabel('Message', { exact: true }).fill('What about bad weather?')
  await page.keyboard.press('Enter')
  await page.getByText('We walk in rain').waitFor()

  await button(conversations, /Ines Okafor/).click()
  await page.getByLabel('Your name').fill('Ada Berg')
  await page.getByLabel('Message', { exact: true }).fill('Gladly!')
  await button(page, 'Send').click()
  await list(page, 'Messages').getByText('Gladly!').waitFor()
  assert.equal(await button(conversations, /Ines Okafor.*unread/).count(), 0)

  const other = await page.context().newPage()
  await other.goto(page.url())
  await button(list(other, 'Conversations'), /Ines Okafor/).click()
  await list(other, 'Messages').getByText('Gladly!').waitFor()
  await other.getByLabel('Message', { exact: true }).fill('From the other tab')
  await other.keyboard.press('Enter')
  await list(page, 'Messages').getByText('From the other tab').waitFor()
  await other.close()
}

export async function channels(page) {
  await page.getByLabel('New channel').fill('Recipes')
  await button(page, 'Create').click()
  await button(list(page, 'Conversations'), /Recipes/).click()
  await page.getByLabel('Your name').fill('Ada Berg')
  await page.getByLabel('Message', { exact: true }).fill('Lentil soup')
  await page.keyboard.press('Enter')
  await page.reload()
  await button(list(page, 'Conversations'), /Recipes/).click()
  const message = list(page, 'Messages').getByText('Lentil soup')
  await message.hover()
  await button(page, 'Delete message').click()
  await message.waitFor({ state: 'detached' })
}

export async function votes(page) {
  const rows = items(page, 'Ideas')
  await rows.first().getByText('Carpool board').waitFor()
  const idea = rows.filter({ hasText: 'Night hike' })
  await button(idea, /^Upvote/).click()
  await idea.getByLabel('43 points').waitFor()
  await button(idea, /^Downvote/).click()
  await idea.getByLabel('41 points').waitFor()
  await page.reload()
  await idea.getByLabel('41 points').waitFor()
  await button(page, 'Add idea').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your name').fill('Ada Berg')
  await dialog.getByLabel('Title').fill('A bench at the lake')
  await button(dialog, 'Add idea').click()
  await rows.first().getByText('A bench at the lake').waitFor()
  await button(page, 'Top').click()
  await rows.first().getByText('Carpool board').waitFor()
  await page.getByLabel('Filter by area').selectOption('club')
  await rows.nth(1).waitFor({ state: 'detached' })
}

export async function poll(page) {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Sunday hike/ }) })
  await button(card, 'Vote').click()
  await card.getByText('Choose an option first.').waitFor()
  await card.getByLabel('9:00').check()
  await button(card, 'Vote').click()
  await card.getByText('1 vote in all').waitFor()
  await card.getByText('100% · 1 vote').waitFor()
  await page.reload()
  await button(card, 'Change vote').click()
  await card.getByLabel('10:00').check()
  await button(card, 'Vote').click()
  await card.getByText('10:00 (your choice)').waitFor()
  await card.getByText('1 vote in all').waitFor()

  await button(page, 'Create poll').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Question').fill('Tea or coffee?')
  await dialog.getByLabel('Option 1').fill('Tea')
  await button(dialog, 'Create poll').click()
  await dialog.getByText('Give at least two different options.').waitFor()
  await button(dialog, 'Add option').click()
  await dialog.getByRole('textbox', { name: /^Option 3/ }).fill('Coffee')
  await button(dialog, 'Create poll').click()
  await page.getByRole('heading', { name: 'Tea or coffee?' }).waitFor()
}

export async function survey(page) {
  await button(page, 'Submit').click()
  await page.getByText('Choose an answer.').waitFor()
  await page.getByLabel('Once').check()
  await page.getByLabel('The routes').check()
  await page.getByLabel('The people').check()
  await page.getByLabel('4', { exact: true }).check()
  await page.getByText('3 of 5 answered').waitFor()
  await page.getByLabel(/kilometres/).fill('14')
  await button(page, 'Submit').click()
  await page.getByText('Thank you for your answers.').waitFor()
  await button(page, 'See the results').click()
  await page.reload()
  await button(page, 'Results').click()
  await page.getByText('1 response', { exact: true }).waitFor()
  await page.getByRole('region', { name: 'What did you like?' }).getByText('100%').first().waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download CSV').click()])
  assert.match(await readFile(await file.path(), 'utf8'), /Once,"The routes, The people",4,14,/)
}

export async function quiz(page) {
  // Apps without a build have all their pages in the document.
  const name = page.getByLabel('Your name').locator('visible=true')
  await name.fill('Ada')
  await button(page, 'Start quiz').click()
  for (let at = 1; at <= 10; at += 1) {
    await page.getByText(`Question ${at} of 10`).waitFor()
    await page.getByRole('group', { name: 'Answers' }).getByRole('button').first().click()
    await page.getByText(/^(Correct!|Not quite\.)/).waitFor()
    await button(page, at === 10 ? 'See result' : 'Next question').click()
  }
  await page.getByText(/You scored \d+ of 10/).waitFor()
  assert.equal(await page.getByRole('region', { name: 'Review' }).getByRole('listitem').count(), 10)
  await page.reload()
  await page.getByRole('region', { name: 'Best scores' }).getByText('Ada').waitFor()
  assert.equal(await name.count(), 0)
  await button(page, 'Start quiz').click()
  await page.getByText('Question 1 of 10').waitFor()
}

export async function recordQuiz(page) {
  await button(page, 'Add question').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Question').fill('What is dry ice?')
  const choices = dialog.getByLabel('Choices')
  if (await page.locator('[data-page]').count()) await choices.fill('Frozen water, Frozen carbon dioxide')
  else
    for (const choice of ['Frozen water', 'Frozen carbon dioxide']) {
      await choices.fill(choice)
      await choices.press('Enter')
    }
  await dialog.getByLabel('Answer').fill('Frozen carbon dioxide')
  await dialog.getByLabel('Subject').selectOption('chemistry')
  await button(dialog, 'Add question').click()
  await dialog.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('4 questions · 30 seconds for each').waitFor()
  await page.getByLabel('Category').selectOption('Chemistry')
  await page.getByText('2 questions · 30 seconds for each').waitFor()
  await button(page, 'Start quiz').click()
  await page.getByRole('timer').waitFor()
  await button(page, /^(Fe|Frozen carbon dioxide)$/).click()
  await page.getByText('Correct!').waitFor()
}

export async function flashcards(page) {
  const text = (said) => page.getByText(said, { exact: true }).locator('visible=true').waitFor()
  await text('0 of 5 known')
  await text('5 cards left')
  await button(page, /^Question: el recuerdo|^Question: la ventana/).click()
  await button(page, 'Know').click()
  await text('1 of 5 known')
  await button(page, 'Show answer').click()
  await button(page, 'Don’t know').click()
  await text('1 of 5 known')
  await page.reload()
  for (let left = 4; left > 0; left -= 1) {
    await text(left === 1 ? '1 card left' : `${left} cards left`)
    await button(page, 'Show answer').click()
    await button(page, 'Know').click()
  }
  await text('All done for now')
  await button(page, 'Add word').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Term').fill('el pan')
  await dialog.getByLabel('Meaning').fill('the bread')
  await button(dialog, 'Add word').click()
  await text('1 card left')
  await text('5 of 6 known')
}

export async function leaderboard(page) {
  const place = (row) => page.getByRole('table', { name: 'Leaderboard' }).getByRole('row').nth(row)
  await place(1).getByText('Amira Haddad').waitFor()
  await page.getByText('5 ranked').waitFor()
  await button(page, 'Add result').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Student').fill('Ada Berg')
  await dialog.getByLabel('Points').fill('999')
  await button(dialog, 'Add result').click()
  await place(1).getByText('Ada Berg').waitFor()
  await page.getByLabel('Period').selectOption('today')
  await page.getByText('1 ranked').waitFor()
  await page.evaluate(() =>
    localStorage.setItem('study-corner/v1/viewer', '{"name":"Ada Berg"}'),
  )
  await page.reload()
  await page.getByText('Your rank: 1 of 6').waitFor()
}

export const runs = [
  [feed, 'community', '#/feed'],
  [forum, 'community', '#/forum'],
  [chat, 'community', '#/messages'],
  [channels, 'community', '#/channels'],
  [votes, 'community', '#/ideas'],
  [poll, 'community', '#/polls'],
  [survey, 'community', '#/survey'],
  [quiz, 'study', '#/quiz'],
  [recordQuiz, 'study', '#/science'],
  [flashcards, 'study', '#/cards'],
  [leaderboard, 'study', '#/leaders'],
  [quiz, 'static-study', '#/quiz'],
  [recordQuiz, 'static-study', '#/science'],
  [flashcards, 'static-study', '#/cards'],
  [leaderboard, 'static-study', '#/leaders'],
  [poll, 'static-study', '#/polls'],
]
