// Writes the logic under src/lib as plain JavaScript for the static kit: types stripped, comments kept. The stylesheets of the
// games are the same in both kits and copied.
// `node scripts/derive.mjs` writes, `node scripts/derive.mjs --check` fails when what is there is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import stripTypes from 'ts-blank-space'

const kit = join(dirname(fileURLToPath(import.meta.url)), '..')
const target = join(kit, '../static/scripts/lib')
const styleSources = join(kit, 'src/components/games')
const styleTarget = join(kit, '../static/styles')
const style = {
  ...JSON.parse(readFileSync(join(kit, '.prettierrc.json'), 'utf8')),
  parser: 'babel',
}

export async function derive() {
  const files = new Map()
  for (const path of sources()) {
    const code = stripTypes(readFileSync(join(kit, 'src/lib', path), 'utf8'))
    // A module of types only leaves nothing behind; browsers want file names with their extension.
    const script = code
      .replace(/(from ')(\.[^']+)'/g, "$1$2.js'")
      .replace(/import\s*\{[\s,]*\}\s*from '[^']+'\n?/g, '')
    files.set(
      path.replace(/\.ts$/, '.js'),
      await format(script.replace(/\n\s*\n\s*\n/g, '\n\n'), style),
    )
  }
  return files
}

/** The stylesheets that stand beside the components of games, by their names. */
function styles() {
  const names = filesIn(styleSources, '.css')
  return new Map(names.map((name) => [name, readFileSync(join(styleSources, name), 'utf8')]))
}
/** Accounts and what goes with them are parts of React apps only. */
const reactOnly =
  /^((accounts|notifications|settings|toast)\/|store\/(Server|changes|request|serverStore|shared)\.ts$)/

/** Hooks belong to React; everything else is shared. */
function sources() {
  return filesIn(join(kit, 'src/lib'), '.ts').filter(
    (path) => !/(^|\/)use[A-Z]|\.test\.ts$/.test(path) && !reactOnly.test(path),
  )
}

export function stale(files) {
  const known = filesIn(target, '.js')
  const differs = (folder) => (entry) => read(folder, entry[0]) !== entry[1]
  const changed = [...files].filter(differs(target)).map(([path]) => path)
  const restyled = [...styles()].filter(differs(styleTarget)).map(([path]) => path)
  return [...changed, ...restyled, ...known.filter((path) => !files.has(path))]
}

function filesIn(folder, ending) {
  if (!existsSync(folder)) return []
  const all = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/'))
  return all.filter((path) => path.endsWith(ending)).sort()
}

function read(folder, path) {
  try {
    return readFileSync(join(folder, path), 'utf8')
  } catch {
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await derive()
  if (process.argv.includes('--check')) {
    const old = stale(files)
    if (old.length > 0) {
      console.error(`Stale, run "npm run derive": ${old.join(', ')}`)
      process.exit(1)
    }
  } else {
    rmSync(target, { recursive: true, force: true })
    for (const [path, code] of files) {
      mkdirSync(dirname(join(target, path)), { recursive: true })
      writeFileSync(join(target, path), code)
    }
    for (const [name, css] of styles()) writeFileSync(join(styleTarget, name), css)
    console.log(`${files.size} files written`)
  }
}
