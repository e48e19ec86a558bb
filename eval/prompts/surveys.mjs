import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

export default [
  {
    id: 'polls',
    style: 'short',
    domain: 'survey',
    prompt: 'make polls, people can vote, show results as bars',
    checks: [
      check(
        'form',
        'a poll is made',
        claim.adds('poll', { question: 'Where shall we hike?', options: ['Ridge', 'Lake'] }),
      ),
      check('social', 'a vote counts', async (app) => {
        await app.near(/polls|vote|home/i)
        await app.try(
          () => app.vote(),
          async () => {
            await app.open()
            await app.vote()
          },
        )
      }),
      check('chart', 'results are shown in shares or numbers', async (app) => {
        await app.near(/polls|vote|home/i)
        await app.try(
          () => app.vote(),
          async () => {
            await app.open()
            await app.vote()
          },
        )
        await app.sees(/\d+\s?%|\d+ votes?/i)
        await app.bars(2)
      }),
      check('form', 'a poll without a question is refused', claim.refusesEmpty('poll')),
      check(
        'persistence',
        'a poll survives a reload',
        claim.keeps('poll', {
          question: 'Which colour for the fence?',
          options: ['Ochre', 'Moss'],
        }),
      ),
    ],
  },
  {
    id: 'survey-builder',
    style: 'long',
    domain: 'survey',
    prompt:
      'Please implement a web application to create surveys and analyse the answers. It should have functionalities for building a survey, answering it and evaluating the results. Users should be able to create a survey with a title, add questions of the types single choice, multiple choice, rating and free text, publish the survey, answer it, see the results in charts and export the answers as CSV. Use misty rose as background and brown for components.',
    checks: [
      check(
        'form',
        'a survey is in the list',
        claim.adds('survey', { title: 'Canteen in spring', 'description?': 'Three questions' }),
      ),
      check('form', 'a question is added', async (app) => {
        await app.add('survey', { title: 'Lift or stairs', 'description?': 'Short' })
        await app.try(() => app.open('Lift or stairs'))
        await app.add('question', {
          question: 'How often do you take the stairs?',
          'type?': '',
          'survey?': 'Lift or stairs',
        })
        await app.lists('How often do you take the stairs?')
      }),
      check('data', 'questions have several types', async (app) => {
        const types = await app.optionsWhenAdding('question', /type|kind/i)
        app.expect(
          types.some((type) => /single|multiple|choice/i.test(type)) &&
            types.some((type) => /text|rating/i.test(type)),
          'the types are not offered',
        )
      }),
      check(
        'workflow',
        'a survey can be answered',
        claim.takesQuiz(/surveys|answer|take/i, /thank|submitted|recorded|received/i),
      ),
      check('chart', 'results are drawn', claim.draws(/results|analy|reports|responses/i)),
      check(
        'export',
        'answers come as CSV',
        claim.exportsFile(
          /csv|export|download/i,
          /.+[,;].+\n.+/,
          /results|analy|reports|responses|answers/i,
        ),
      ),
      check('theme', 'the page is misty rose', claim.pageColour('mistyrose')),
      check('theme', 'the components are brown', claim.partColour('brown')),
    ],
  },
  {
    id: 'history-quiz',
    style: 'short',
    domain: 'quiz',
    prompt:
      'Quiz about world history, 10 questions multiple choice, show right answer after each one and the final score',
    checks: [
      check('game', 'the quiz begins with a question and answers', async (app) => {
        await app.startQuiz()
        app.expect((await app.answers()).length >= 3, 'fewer than three answers')
      }),
      check('data', 'there are ten questions', async (app) => {
        await app.startQuiz()
        await app.sees(/\b1\s*(of|\/|out of)\s*10\b/i)
      }),
      check('game', 'after an answer one learns whether it was right', async (app) => {
        await app.startQuiz()
        await app.answer()
        await app.sees(/correct|right|wrong|incorrect|the answer is/i)
      }),
      check(
        'game',
        'the quiz ends in a score',
        claim.takesQuiz(
          /quiz|start/i,
          /(score|result|you (got|scored))\D{0,40}\d+|\d+\s*(of|out of|\/)\s*10\s*(correct|right|points)?/i,
        ),
      ),
      check('game', 'one can take it again', async (app) => {
        await app.finishQuiz()
        await app.press(/again|restart|retry|new quiz|start over|try/i)
        app.expect((await app.answers()).length >= 3, 'no question is asked')
      }),
    ],
  },
]
