import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { is, makeProject, send, start, stop } from './harness.mjs'
import { open } from './models.mjs'

const PAGE = '<!doctype html><p>The page'

/** The built page. */
export function files(server) {
  describe('files', { concurrency: 1 }, () => {
    let app
    before(async () => {
      const folder = makeProject(server, open, {
        'dist/assets/app.1a.js': 'let a',
        'dist/assets/deep/style.css': 'p {}',
        'dist/icon.svg': '<svg/>',
        'dist/a b.TXT': 'ä',
        'dist/empty.json': '',
        'dist/unknown.zzz': 'z',
        'dist/LICENSE': 'a file without a dot',
        'dist/large.bin': 'x'.repeat(3_000_000),
        'dist/.env': 'hidden',
        'dist/.git/x.txt': 'hidden',
        'secret.txt': 'secret',
      })
      const dist = join(folder, 'dist')
      mkdirSync(join(dist, 'folder.d'))
      writeFileSync(join(folder, 'dist-secret.txt'), 'secret')
      symlinkSync('icon.svg', join(dist, 'inside.svg'))
      symlinkSync('../secret.txt', join(dist, 'out.txt'))
      symlinkSync('/etc', join(dist, 'etc'))
      symlinkSync('../dist-secret.txt', join(dist, 'beside.txt'))
      symlinkSync('.env', join(dist, 'env.txt'))
      symlinkSync('loop.txt', join(dist, 'loop.txt'))
      execFileSync('mkfifo', [join(dist, 'pipe.txt')])
      app = await start(server, folder)
    })
    after(() => stop(app))

    const get = (path, method = 'GET') => send(app, method, path)

    it('serves files with their types', async () => {
      const wanted = [
        ['/assets/app.1a.js', 'text/javascript; charset=utf-8', 'let a'],
        ['/assets/deep/style.css', 'text/css; charset=utf-8', 'p {}'],
        ['/icon.svg?v=1', 'image/svg+xml', '<svg/>'],
        ['/inside.svg', 'image/svg+xml', '<svg/>'],
        ['/a%20b.TXT', 'text/plain; charset=utf-8', 'ä'],
        ['/empty.json', 'application/json; charset=utf-8', ''],
        ['/unknown.zzz', 'application/octet-stream', 'z'],
        ['/large.bin', 'application/octet-stream', 'x'.repeat(3_000_000)],
        ['/index.html', 'text/html; charset=utf-8', PAGE],
      ]
      for (const [path, type, text] of wanted) {
        const answer = await get(path)
        is(answer, 200)
        assert.equal(answer.headers['content-type'], type)
        assert.equal(answer.headers['content-length'], String(Buffer.byteLength(text)))
        assert.equal(answer.text, text)
        const isAsset = path.startsWith('/assets/')
        const cache = isAsset ? 'public, max-age=31536000, immutable' : 'no-cache'
        assert.equal(answer.headers['cache-control'], cache)
        const head = await get(path, 'HEAD')
        is(head, 200)
        assert.equal(head.text, '')
        for (const name of [
          'content-type',
          'content-length',
          'cache-control',
          'x-content-type-options',
        ])
          assert.equal(head.headers[name], answer.headers[name])
      }
    })

    it('answers the page’s own addresses with the page', async () => {
      for (const path of [
        '/',
        '/?x=1',
        '/books',
        '/books/1?x=a.b',
        '/assets',
        '/assets/nothing',
        '/a.b/c',
        '/LICENSE',
        '/etc',
        '/apis',
      ]) {
        const answer = await get(path)
        is(answer, 200)
        assert.equal(answer.text, PAGE)
        assert.equal(answer.headers['cache-control'], 'no-cache')
      }
    })

    it('knows nothing of what is not there', async () => {
      for (const path of [
        '/nothing.js',
        '/assets/nothing.js',
        '/folder.d',
        '/books/1.2',
        '/loop.txt',
        '/pipe.txt',
        `/${'x'.repeat(300)}.js`,
      ])
        is(await get(path), 404, 'NOT_FOUND')
    })

    it('gives away nothing from outside, and nothing hidden', async () => {
      const outside = [
        '/../secret.txt', '/%2e%2e/secret.txt', '/%2E%2E%2Fsecret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt',
        '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/..\\secret.txt', '/./icon.svg', '/assets/./app.1a.js', '/%2e/icon.svg',
        '//etc/host.conf', '/assets//app.1a.js', '//icon.svg', '/%2Fetc%2Fhost.conf', '/etc/host.conf', '/out.txt', '/beside.txt', '/.env', '/.git/x.txt',
        '/.git/x', '/.well-known/x', '/env.txt', '/icon.svg%00', '/icon%00.svg', '/%00', '/%', '/%zz.txt', '/%ff.txt', '/%c0%ae%c0%ae/secret.txt',
        '/icon.svg/', '/icon.svg/x.y', '/..', '/.', '/%2e%2e', '/..;/secret.txt', '/....//secret.txt',
      ] // prettier-ignore
      for (const path of outside) {
        const answer = await get(path)
        assert.equal(answer.status, 404, `${path} ${answer.text}`)
        is(answer, 404, 'NOT_FOUND')
        assert.equal(answer.headers['cache-control'], 'no-store')
      }
    })

    it('only lets files be read', async () => {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const answer = await get('/index.html', method)
        is(answer, 405, 'METHOD_NOT_ALLOWED')
        assert.equal(answer.headers.allow, 'GET, HEAD')
      }
    })

    it('says so when the page is not built', async () => {
      execFileSync('rm', ['-r', join(app.folder, 'dist')])
      is(await get('/'), 404, 'NOT_FOUND')
      is(await get('/api/health'), 200)
    })
  })
}
