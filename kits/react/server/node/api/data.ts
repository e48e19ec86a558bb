import type { App } from '../app.ts'
import { ACCOUNTS_KEY, ADMIN, type SignIn } from '../model.ts'
import { mayUse, rightsOn } from '../rules/access.ts'
import { accountsVersion, allAccounts, type Account } from '../store/accounts.ts'
import { collections, recordTexts, recordsAfter } from '../store/records.ts'
import { changedValues } from '../store/values.ts'
import { jsonText, type Answer } from '../web/answer.ts'
import { numberOf, type Call } from '../web/target.ts'
import { publicAccount, wholeAccount } from './accountViews.ts'
import { viewerOf } from './viewer.ts'

/** `GET /api/data`: what the viewer may see, of which has changed after `since`. */
export function getData(app: App, call: Call): Answer {
  const { model, db } = app
  const asked = numberOf(call.query, 'since', { min: 0, max: Number.MAX_SAFE_INTEGER })
  return db.read(() => {
    const viewer = viewerOf(app, call)
    const version = db.version()
    // Whoever knows a later version than there is has known another database.
    const since = asked !== null && asked <= version ? asked : null
    const parts = mayUse(app, viewer) ? [...keyTexts(app, viewer, since)] : []
    if (model.signIn && accountsVersion(db) > (since ?? -1))
      parts.push(accountsText(app, model.signIn, viewer))
    return jsonText(200, `{"version":${version},"values":{${parts.join(',')}}}`)
  })
}

/** What was stored is JSON already and is passed on as it is. */
function* keyTexts(app: App, viewer: Account | null, since: number | null): Generator<string> {
  for (const { name, collection } of collections(app.db)) {
    const rights = rightsOn(app, name, collection, viewer)
    if (collection.version <= (since ?? -1) || !rights?.readsAny) continue
    const texts = rights.readsAll
      ? recordTexts(app.db, name)
      : [...recordsAfter(app.db, name, null)]
          .filter((record) => rights.mayRead(record))
          .map((record) => JSON.stringify(record))
    yield `${JSON.stringify(name)}:[${texts.join(',')}]`
  }
  for (const { key, text } of changedValues(app.db, since))
    yield `${JSON.stringify(key)}:${text ?? 'null'}`
}

function accountsText({ db }: App, { required }: SignIn, viewer: Account | null): string {
  const all = allAccounts(db)
  const known = required && viewer === null ? all.filter((one) => one.password === null) : all
  const seen = known.map((one) =>
    viewer?.role === ADMIN || viewer?.id === one.id ? wholeAccount(one) : publicAccount(one),
  )
  return `"${ACCOUNTS_KEY}":${JSON.stringify(seen)}`
}
