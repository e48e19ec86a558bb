import type { IncomingMessage } from 'node:http'
import { changeAccount, removeAccount } from '../api/accounts.ts'
import { postChanges } from '../api/changes.ts'
import { getData } from '../api/data.ts'
import { addRecord, changeRecord, getRecord, listRecords, removeRecord } from '../api/records.ts'
import { getSession, signIn, signOut } from '../api/session.ts'
import { signUp } from '../api/signUp.ts'
import type { App } from '../app.ts'
import { invalid, methodNotAllowed, notFound } from '../problem.ts'
import { json, type Answer } from './answer.ts'
import { fileAnswer } from './files.ts'
import { targetOf, tokenOf, type Call } from './target.ts'

type Handler = (app: App, call: Call) => Answer | Promise<Answer>

interface Route {
  /** Parts of the address behind `/api`; `:` stands for any. */
  path: readonly string[]
  methods: ReadonlyMap<string, Handler>
  /** Only in apps with accounts. */
  accounts?: boolean
}

const routes: readonly Route[] = [
  { path: ['health'], methods: new Map([['GET', () => json(200, { ok: true })]]) },
  { path: ['data'], methods: new Map([['GET', getData]]) },
  { path: ['changes'], methods: new Map([['POST', postChanges]]) },
  {
    path: ['records', ':'],
    methods: new Map<string, Handler>([
      ['GET', listRecords],
      ['POST', addRecord],
    ]),
  },
  {
    path: ['records', ':', ':'],
    methods: new Map<string, Handler>([
      ['GET', getRecord],
      ['PATCH', changeRecord],
      ['DELETE', removeRecord],
    ]),
  },
  {
    path: ['session'],
    methods: new Map<string, Handler>([
      ['GET', getSession],
      ['POST', signIn],
      ['DELETE', signOut],
    ]),
    accounts: true,
  },
  { path: ['accounts'], methods: new Map([['POST', signUp]]), accounts: true },
  {
    path: ['accounts', ':'],
    methods: new Map<string, Handler>([
      ['PATCH', changeAccount],
      ['DELETE', removeAccount],
    ]),
    accounts: true,
  },
]

/** What a request is answered; throws a `Problem` when it is refused. */
export async function respond(app: App, request: IncomingMessage): Promise<Answer> {
  if (request.httpVersionMajor !== 1) throw invalid('This is no HTTP/1.1.')
  const { parts, query } = targetOf(request.url ?? '')
  const method = request.method ?? ''
  if (parts[0] !== 'api') {
    if (!isRead(method)) throw methodNotAllowed(['GET', 'HEAD'])
    return fileAnswer(app.dist, parts)
  }
  const route = routes.find(({ path }) => fits(path, parts.slice(1)))
  if (!route || (route.accounts && !app.model.signIn)) throw notFound()
  const handler = route.methods.get(method === 'HEAD' ? 'GET' : method)
  if (!handler) throw methodNotAllowed(allowed(route))
  const params = parts.slice(1).filter((_, index) => route.path[index] === ':')
  return handler(app, { request, params, query, token: tokenOf(request) })
}

function fits(path: readonly string[], parts: readonly string[]): boolean {
  return (
    path.length === parts.length &&
    path.every((wanted, index) => wanted === ':' || wanted === parts[index])
  )
}

function allowed({ methods }: Route): string[] {
  return [...methods.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
