const READING_WORDS_PER_MINUTE = 230
const SPEAKING_WORDS_PER_MINUTE = 140

export function countText(text) {
  const words = wordsIn(text).length
  const characters = Array.from(text).length
  return {
    words,
    characters,
    charactersWithoutSpaces: Array.from(text.replace(/\s/g, '')).length,
    sentences: text.split(/[.!?…]+(?=\s|$)/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length,
    paragraphs: text.split(/\n\s*\n/).filter((part) => part.trim() !== '').length,
    lines: text === '' ? 0 : text.split('\n').length,
    reading: words / READING_WORDS_PER_MINUTE,
    speaking: words / SPEAKING_WORDS_PER_MINUTE,
  }
}

/** The words used most, without those that every text is full of. */
export function frequentWords(text, count = 8) {
  const times = new Map()
  for (const word of wordsIn(text.toLowerCase()))
    if (word.length > 2 && !common.has(word)) times.set(word, (times.get(word) ?? 0) + 1)
  return [...times]
    .map(([word, number]) => ({ word, times: number }))
    .toSorted((a, b) => b.times - a.times || a.word.localeCompare(b.word))
    .slice(0, count)
}

/** 0.4 → 24 s; 2.5 → 2 min 30 s */
export function formatMinutes(minutes) {
  const seconds = Math.ceil(minutes * 60)
  const rest = seconds % 60
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`
}

const common = new Set(
  `the and for are but not you all any can had her was one our out has him his how its may new now old see
  two who did get let she too use that this with have from they will would there their what about which when
  been were said each into than them then these some more other your`.split(/\s+/),
)

function wordsIn(text) {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
}
