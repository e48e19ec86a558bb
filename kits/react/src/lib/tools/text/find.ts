export interface Wanted {
  find: string
  matchCase: boolean
  wholeWords: boolean
}

/** What is filled in to find and replace, as texts that can be kept; `yes` or nothing for choices. */
export interface FindState {
  find: string
  by: string
  matchCase: string
  wholeWords: string
}

export const emptyFind: FindState = { find: '', by: '', matchCase: '', wholeWords: '' }

export function wantedOf(state: FindState): Wanted {
  return {
    find: state.find,
    matchCase: state.matchCase !== '',
    wholeWords: state.wholeWords !== '',
  }
}

/** How often it stands in the text. */
export function countFound(text: string, wanted: Wanted): number {
  return wanted.find === '' ? 0 : [...text.matchAll(pattern(wanted))].length
}

/** The text with all of them replaced; `by` is taken as it stands. */
export function replaceFound(text: string, wanted: Wanted, by: string): string {
  return wanted.find === '' ? text : text.replace(pattern(wanted), () => by)
}

function pattern({ find, matchCase, wholeWords }: Wanted): RegExp {
  const literal = find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  // Letters of all scripts: \b knows those of English only.
  const bounded = wholeWords ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}
