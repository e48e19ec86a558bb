import { describe, expect, it } from 'vitest'
import { cardFields, cardsFrom, decksOf } from '../flashcards/cards'
import {
  countBoxes,
  countKnown,
  dueCards,
  fitLearners,
  nextDue,
  review,
} from '../flashcards/leitner'
import { boardFields, ranked, rankOf } from '../leaderboard/ranks'
import { checkPoll, joinChoices, pollFields, pollOf, resultsOf, splitChoices } from '../poll/poll'
import type { Entity, Field } from '../records/fields'
import {
  addResponse,
  checkAnswers,
  fitResponses,
  responsesCsv,
  tally,
  type SurveyQuestion,
} from '../survey/survey'
import { questionFields, questionsFrom } from './questions'
import {
  answerRound,
  categoriesOf,
  correctIn,
  endRound,
  isOver,
  nextQuestion,
  startRound,
  type Question,
} from './quiz'
import { addScore, fitScores } from './scores'

const text = (id: string): Field => ({ id, label: id, type: 'text' })
const entity = (...fields: Field[]): Entity => ({
  key: 'one',
  singular: 'One',
  plural: 'Ones',
  fields,
  samples: [],
})

describe('quiz', () => {
  const question = (answer: string, category = 'a'): Question => ({
    question: answer,
    choices: ['x', 'y', 'z', answer],
    answer,
    category,
  })
  const bank = [question('1'), question('2', 'b'), question('3')]

  it('asks, answers once, and counts', () => {
    let round = startRound(bank, { count: 2 })
    expect(nextQuestion(round)).toBe(round)
    round = answerRound(round, '1')
    expect(answerRound(round, 'x')).toBe(round)
    round = nextQuestion(round)
    round = nextQuestion(answerRound(round, null))
    expect([isOver(round), correctIn(round), round.answers]).toEqual([true, 1, ['1', null]])
  })

  it('chooses a category, shuffles, and keeps all choices', () => {
    expect(categoriesOf(bank)).toEqual(['a', 'b'])
    expect(startRound(bank, { category: 'b' }).questions).toHaveLength(1)
    const round = startRound(bank, { shuffle: true }, () => 0)
    expect(round.questions.map((one) => one.answer).toSorted()).toEqual(['1', '2', '3'])
    expect(round.questions[0]?.choices).not.toEqual(bank[0]?.choices)
    expect(round.questions[0]?.choices.toSorted()).toEqual(
      [...(round.questions[0]?.choices ?? [])].toSorted(),
    )
    const fixed = { ...question('1'), choices: ['1', 'x', 'All of the above'] }
    expect(startRound([fixed], { shuffle: true }, () => 0).questions[0]?.choices).toEqual(
      fixed.choices,
    )
  })

  it('ends when the time is up', () => {
    const round = endRound(answerRound(startRound(bank, {}), '1'))
    expect([isOver(round), round.answers]).toEqual([true, ['1', null, null]])
  })

  it('reads questions from records, whatever they look like', () => {
    const letters = entity(
      text('question'),
      text('optionA'),
      text('optionB'),
      text('correctAnswer'),
      text('category'),
    )
    const row = {
      id: '1',
      question: 'Q',
      optionA: 'Yes, it is',
      optionB: 'No',
      correctAnswer: 'b',
      category: 'Art',
    }
    expect(questionsFrom(questionFields(letters), [row], {})).toEqual([
      {
        question: 'Q',
        choices: ['Yes, it is', 'No'],
        answer: 'No',
        explanation: undefined,
        category: 'Art',
      },
    ])
    const list = entity(
      text('title'),
      { id: 'options', label: 'Options', type: 'tags' },
      text('answer'),
    )
    const rows = [
      { id: '1', title: 'Q', options: ['1', '2'], answer: '2' },
      { id: '2', title: 'No answer', options: ['1', '2'], answer: '' },
      { id: '3', title: 'Wrong ones only', options: ['1', '2'], answer: '3' },
    ]
    const found = questionsFrom(questionFields(list), rows, {})
    expect(found.map((one) => [one.choices, one.answer])).toEqual([
      [['1', '2'], '2'],
      [['1', '2', '3'], '3'],
    ])
  })

  it('keeps the best ten scores', () => {
    const score = (correct: number, seconds: number) => ({
      name: 'A',
      correct,
      total: 10,
      seconds,
      at: '',
    })
    const scores = [score(5, 9), score(9, 9), score(9, 4)].reduce<ReturnType<typeof fitScores>>(
      addScore,
      [],
    )
    expect(scores.map((one) => [one.correct, one.seconds])).toEqual([
      [9, 4],
      [9, 9],
      [5, 9],
    ])
    expect(fitScores([...scores, { name: 1 }, null])).toHaveLength(3)
    expect(fitScores({})).toEqual([])
  })
})

describe('flashcards', () => {
  const cards = ['a', 'b'].map((id) => ({ id, front: id, back: id, deck: id }))
  const day = (date: number) => new Date(2026, 2, date, 9)

  it('known cards come back later, others today', () => {
    let progress = review({}, 'a', true, day(1))
    expect(progress.a).toEqual({ box: 2, due: '2026-03-02' })
    expect(dueCards(cards, progress, day(1)).map((card) => card.id)).toEqual(['b'])
    expect(dueCards(cards, progress, day(2)).map((card) => card.id)).toEqual(['a', 'b'])
    progress = review(progress, 'a', true, day(2))
    expect(progress.a).toEqual({ box: 3, due: '2026-03-05' })
    progress = review(progress, 'b', false, day(2))
    expect([progress.b?.box, countKnown(cards, progress), nextDue(cards, progress)]).toEqual([
      1,
      1,
      '2026-03-02',
    ])
    expect(countBoxes(cards, progress)).toEqual({ fresh: 0, boxes: [1, 0, 1, 0, 0] })
  })

  it('what was not known just now comes last', () => {
    const progress = review({}, 'a', false, day(1))
    expect(dueCards(cards, progress, day(1)).map((card) => card.id)).toEqual(['b', 'a'])
    expect(dueCards(cards, progress, day(2)).map((card) => card.id)).toEqual(['a', 'b'])
  })

  it('progress that cannot be read is left out', () => {
    const stored = {
      me: { a: { box: 2, due: '2026-03-02' }, b: { box: 9, due: '2026-03-02' }, c: 1 },
      you: null,
    }
    expect(fitLearners(stored)).toEqual({ me: { a: { box: 2, due: '2026-03-02' } }, you: {} })
  })

  it('are made from records', () => {
    const words = entity(text('word'), text('translation'), text('topic'))
    const rows = [
      { id: '1', word: 'Haus', translation: 'house', topic: 'Home' },
      { id: '2', word: '', translation: 'x', topic: '' },
    ]
    const made = cardsFrom(cardFields(words), rows, {})
    expect(made).toEqual([{ id: '1', front: 'Haus', back: 'house', deck: 'Home' }])
    expect(decksOf(made)).toEqual(['Home'])
    expect(cardFields(entity(text('meaning'), text('term'))).front?.id).toBe('term')
  })
})

describe('polls', () => {
  it('take choices from tags, lines or commas', () => {
    expect(splitChoices(['a', 'b', 'a'])).toEqual(['a', 'b'])
    expect(splitChoices('a, b\nc')).toEqual(['a, b', 'c'])
    expect(splitChoices('a, b;c')).toEqual(['a', 'b', 'c'])
    expect(splitChoices(null)).toEqual([])
    const polls = entity(text('title'), text('options'))
    const fields = pollFields(polls)
    expect(pollOf({ id: '1', title: 'Q', options: 'a,b' }, fields)).toEqual({
      id: '1',
      question: 'Q',
      choices: ['a', 'b'],
    })
    expect(fields.choices && joinChoices(fields.choices, ['a', 'b'])).toBe('a\nb')
  })

  it('count only votes for choices there are', () => {
    const poll = { id: 'p', question: 'Q', choices: ['a', 'b'] }
    const { results, total } = resultsOf(poll, { p: { me: 'a', you: 'a', he: 'b', she: 'gone' } })
    expect(total).toBe(3)
    expect(results.map((one) => one.percent)).toEqual([67, 33])
    expect(resultsOf(poll, {}).results[0]?.percent).toBe(0)
  })

  it('need a question and two options', () => {
    expect(checkPoll(' ', ['a', 'b'])).toMatch(/question/)
    expect(checkPoll('Q', ['a', ' a '])).toMatch(/two/)
    expect(checkPoll('Q', ['a', 'b'])).toBeNull()
  })
})

describe('survey', () => {
  const questions: SurveyQuestion[] = [
    { text: 'Which?', type: 'multiple', options: ['a', 'b'], required: true },
    { text: 'How much?', type: 'scale', max: 3 },
    { text: 'Why?', type: 'text', required: true },
  ]

  it('says what is missing', () => {
    expect(Object.keys(checkAnswers(questions, { 'Which?': [], 'Why?': '  ' }))).toEqual([
      'Which?',
      'Why?',
    ])
    expect(checkAnswers(questions, { 'Which?': ['a'], 'Why?': 'so' })).toEqual({})
    expect(checkAnswers([{ text: 'N', type: 'number' }], { N: 'x' })).toEqual({
      N: 'Enter a number.',
    })
  })

  it('counts answers and writes them as a table', () => {
    let responses = addResponse(
      [],
      { 'Which?': ['a', 'b'], 'How much?': 3, 'Why?': '=1+1' },
      new Date(0),
    )
    responses = addResponse(responses, { 'Which?': ['a'], 'Why?': 'so' }, new Date(0))
    expect(fitResponses(JSON.parse(JSON.stringify([...responses, { id: 1 }])))).toEqual(responses)
    const [which, howMuch] = questions.map((question) => tally(question, responses))
    expect(which?.map((one) => [one.count, one.percent])).toEqual([
      [2, 100],
      [1, 50],
    ])
    expect(howMuch?.map((one) => one.count)).toEqual([0, 0, 1])
    const csv = responsesCsv(questions, responses)
    expect(csv.split('\r\n')[0]).toBe('\uFEFFSubmitted,Which?,How much?,Why?')
    // A spreadsheet must not run what somebody has answered.
    expect(csv).toContain(`"a, b",3,'=1+1`)
  })
})

describe('leaderboard', () => {
  const scores = entity(
    text('player'),
    { id: 'points', label: 'Points', type: 'number' },
    { id: 'playedOn', label: 'Played', type: 'date' },
  )
  const row = (player: string, points: number, playedOn: string) => ({
    id: player + points,
    player,
    points,
    playedOn,
  })
  const rows = [
    row('Ada', 5, '2026-03-09'),
    row('ada', 9, '2026-01-01'),
    row('Bo', 9, '2026-03-02'),
    row('Cy', 1, '2026-03-09'),
    row('', 99, '2026-03-09'),
  ]
  const now = new Date(2026, 2, 11)
  const list = (wanted: Parameters<typeof ranked>[3]) =>
    ranked(boardFields(scores), rows, {}, wanted, now).map((one) => [one.rank, one.name, one.score])

  it('has one line per name and shares ranks', () => {
    expect(list({})).toEqual([
      [1, 'Ada', 9],
      [1, 'Bo', 9],
      [3, 'Cy', 1],
    ])
    expect(list({ combine: 'sum' })[0]).toEqual([1, 'Ada', 14])
    expect(list({ order: 'lowest' })[0]).toEqual([1, 'Cy', 1])
  })

  it('knows periods of the calendar', () => {
    expect(list({ period: 'month' }).map(([, name]) => name)).toEqual(['Bo', 'Ada', 'Cy'])
    // The 11th is a Wednesday: its week begins on the 9th.
    expect(list({ period: 'week' }).map(([, name]) => name)).toEqual(['Ada', 'Cy'])
    expect(list({ period: 'today' })).toEqual([])
  })

  it('finds the viewer', () => {
    const ranks = ranked(boardFields(scores), rows, {}, {}, now)
    expect(rankOf(ranks, ' ADA ')?.rank).toBe(1)
    expect(rankOf(ranks, '')).toBeUndefined()
  })
})
