// The prompts, as the files of a folder export them.
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

/** The later sets were written after the rules, by somebody who did not know them, and are run once. */
const FOLDERS = {
  first: '../prompts/',
  second: '../second/',
  third: '../third/',
  fourth: '../fourth/',
}
export const SETS = Object.keys(FOLDERS)

export async function prompts(set = 'first') {
  if (!SETS.includes(set)) throw new Error(`there is no set ${set}, only ${SETS.join(', ')}`)
  const folder = new URL(FOLDERS[set], import.meta.url).pathname
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
  const lists = await Promise.all(
    files.sort().map((file) => import(pathToFileURL(join(folder, file)))),
  )
  return lists.flatMap((list) => list.default)
}

/** Of all sets. */
export const everything = async () => (await Promise.all(SETS.map((set) => prompts(set)))).flat()

/** Those with one of the ids; all without ids. An unknown id is a mistake of whoever asks. */
export async function chosen(ids, set = 'first') {
  const all = await prompts(set)
  const unknown = ids.filter((id) => !all.some((prompt) => prompt.id === id))
  if (unknown.length > 0) throw new Error(`there is no prompt ${unknown.join(', ')}`)
  return ids.length === 0 ? all : all.filter((prompt) => ids.includes(prompt.id))
}
