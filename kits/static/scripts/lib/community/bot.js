/** An answer to messages that have some of these words in them. */

/** The answer whose words fit a message best; null when none fits. */
export function answerTo(message, replies) {
  const said = normal(message)
  let best = null
  for (const { words, answer, question } of replies) {
    const asked = question !== undefined && normal(question) === said
    const fit = asked ? Infinity : words.reduce((sum, word) => sum + weight(said, normal(word)), 0)
    if (fit > (best?.fit ?? 0)) best = { answer, fit }
  }
  return best?.answer ?? null
}

/** Longer words say more. `deliver` is also found in `delivery`, short words only as they are. */
function weight(said, word) {
  const known = word.trim().length > 3 ? word.trimEnd() : word
  return word.trim() !== '' && said.includes(known) ? word.trim().length : 0
}

/** Small words with one space on each side. */
function normal(text) {
  const words = text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return ` ${words.join(' ')} `
}
