/** What is filled in to find and replace, as texts that can be kept; `yes` or nothing for choices. */

export const emptyFind = { find: '', by: '', matchCase: '', wholeWords: '' }

export function wantedOf(state) {
  return {
    find: state.find,
    matchCase: state.matchCase !== '',
    wholeWords: state.wholeWords !== '',
  }
}

/** How often it stands in the text. */
export function countFound(text, wanted) {
  return wanted.find === '' ? 0 : [...text.matchAll(pattern(wanted))].length
}

/** The text with all of them replaced; `by` is taken as it stands. */
export function replaceFound(text, wanted, by) {
  return wanted.find === '' ? text : text.replace(pattern(wanted), () => by)
}

function pattern({ find, matchCase, wholeWords }) {
  const literal = find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  // Letters of all scripts: \b knows those of English only.
  const bounded = wholeWords ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}
