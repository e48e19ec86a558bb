import { titleField } from '../records/fields.js'
import { textOf } from './text.js'

/** Which field of the entity says what about an article. */
const SUMMARY_CHARS = 170
const WORDS_PER_MINUTE = 200

/** All records as articles, the newest first. */
export function readArticles(entity, rows, fields, names) {
  const title = titleField(entity)
  const articles = rows.map((row) => {
    const text = (id) => (id ? textOf(entity, row, id, names) : '')
    const body = text(fields.body)
    return {
      id: row.id,
      title: title ? text(title.id) : '',
      body,
      summary: text(fields.summary) || opening(body),
      author: text(fields.author),
      date: fields.date ? String(row[fields.date] ?? '') : '',
      category: text(fields.category),
      image: fields.image ? String(row[fields.image] ?? '') : '',
      minutes: Math.max(1, Math.round(body.split(/\s+/).length / WORDS_PER_MINUTE)),
    }
  })
  return articles.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1))
}

/** The articles of a category that have all words of the search. */
export function findArticles(articles, category, search) {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return articles.filter((article) => {
    if (category !== '' && article.category !== category) return false
    const text = [article.title, article.summary, article.body, article.author, article.category]
    const all = text.join(' ').toLocaleLowerCase()
    return words.every((word) => all.includes(word))
  })
}

export function categoriesOf(articles) {
  return [...new Set(articles.map((article) => article.category))].filter(Boolean).sort()
}

/** The article itself, the next newer and the next older one, and others of its category. */
export function around(articles, id) {
  const at = articles.findIndex((article) => article.id === id)
  const article = articles[at]
  if (!article) return null
  const related = articles.filter((one) => one !== article && one.category === article.category)
  return {
    article,
    newer: at > 0 ? articles[at - 1] : undefined,
    older: articles[at + 1],
    related: article.category === '' ? [] : related.slice(0, 3),
  }
}

/** A part of a text: a paragraph, a heading or a list. */
/**
 * Splits a plain text into passages, as people write them: empty lines between paragraphs, dashes before the lines of a list, a
 * short line without a full stop for a heading, quotation marks around a paragraph for a quotation.
 */
export function passages(text) {
  const parts = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.map((part, index) => {
    const lines = part.split('\n').map((line) => line.trim())
    if (lines.length > 1 && lines.every((line) => /^[-•*–]\s/.test(line)))
      return { kind: 'list', lines: lines.map((line) => line.slice(2).trim()) }
    const last = index === parts.length - 1
    if (lines.length === 1 && !last && part.length <= 70 && !/[.!?:;,"”]$/.test(part))
      return { kind: 'heading', text: part }
    if (/^[“"].*[”"]$/s.test(part) && part.length < 300) return { kind: 'quote', text: part }
    return { kind: 'paragraph', text: part }
  })
}

/** The first sentences of a text, cut at a word. */
function opening(body) {
  const first = body.split(/\n\s*\n/)[0]?.trim() ?? ''
  if (first.length <= SUMMARY_CHARS) return first
  return `${first.slice(0, SUMMARY_CHARS).replace(/\s+\S*$/, '')} …`
}
