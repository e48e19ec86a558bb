/** A piece of rendered Markdown. Only the tags and attributes named here exist, so nothing in a text can run as a script. */

export function element(tag, children = [], more = {}) {
  return { tag, ...more, children }
}

/** Addresses that a link may have: nothing that runs a script. */
export function safeAddress(address) {
  const text = address.trim()
  if (!/^(?:https?:\/\/|mailto:)[^\s"'<>`\\]+$/i.test(text)) return null
  return text
}
