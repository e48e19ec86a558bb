// The prompts, as the files of a folder export them.
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

export const PROMPTS = new URL('../prompts/', import.meta.url).pathname
/** The second set, written after the rules by somebody who did not know them. */
export const FRESH = new URL('../fresh/', import.meta.url).pathname

export async function prompts(folder = PROMPTS) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
  const lists = await Promise.all(
    files.sort().map((file) => import(pathToFileURL(join(folder, file)))),
  )
  return lists.flatMap((list) => list.default)
}

/** Those with one of the ids; all without ids. An unknown id is a mistake of whoever asks. */
export async function chosen(ids, folder = PROMPTS) {
  const all = await prompts(folder)
  const unknown = ids.filter((id) => !all.some((prompt) => prompt.id === id))
  if (unknown.length > 0) throw new Error(`there is no prompt ${unknown.join(', ')}`)
  return ids.length === 0 ? all : all.filter((prompt) => ids.includes(prompt.id))
}
