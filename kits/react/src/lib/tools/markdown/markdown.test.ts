import { describe, expect, it } from 'vitest'
import { markdown } from './blocks'
import { toHtml } from './html'

const html = (text: string) => toHtml(markdown(text)).trimEnd()

describe('markdown', () => {
  it.each([
    ['# Title #', '<h1>Title</h1>'],
    ['### A *b* `c`', '<h3>A <em>b</em> <code>c</code></h3>'],
    ['Title\n===', '<h1>Title</h1>'],
    ['a\nb', '<p>a\nb</p>'],
    ['a  \nb', '<p>a<br>b</p>'],
    [
      '**bold** __too__ *em* _em_ ~~no~~',
      '<p><strong>bold</strong> <strong>too</strong> <em>em</em> <em>em</em> <del>no</del></p>',
    ],
    ['***both***', '<p><strong><em>both</em></strong></p>'],
    ['snake_case_name 2*3*4', '<p>snake_case_name 2<em>3</em>4</p>'],
    ['\\*no\\* \\# a', '<p>*no* # a</p>'],
    ['`a < b`', '<p><code>a &lt; b</code></p>'],
    ['```js\nlet a = "<b>"\n```', '<pre><code>let a = &quot;&lt;b&gt;&quot;\n</code></pre>'],
    ['~~~\n# no title', '<pre><code># no title\n</code></pre>'],
    ['[a](https://x.example/?a=1&b=2)', '<p><a href="https://x.example/?a=1&amp;b=2">a</a></p>'],
    [
      'see https://x.example/a.',
      '<p>see <a href="https://x.example/a">https://x.example/a</a>.</p>',
    ],
    ['<mailto:a@b.example>', '<p><a href="mailto:a@b.example">mailto:a@b.example</a></p>'],
    ['![alt](https://x.example/a.png)', '<p><img src="https://x.example/a.png" alt="alt"></p>'],
    ['> a\n> > b', '<blockquote><p>a</p>\n<blockquote><p>b</p>\n</blockquote>\n</blockquote>'],
    ['---', '<hr>'],
    ['- a\n- b', '<ul><li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li>\n<li>b</li>\n</ol>'],
    ['- a\n  - b\n- c', '<ul><li>a<ul><li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>'],
    [
      '- [x] done\n- [ ] open',
      '<ul><li><input type="checkbox" disabled checked> done</li>\n<li><input type="checkbox" disabled> open</li>\n</ul>',
    ],
    ['a\n- b', '<p>a</p>\n<ul><li>b</li>\n</ul>'],
    [
      '| a | b |\n|:-:|--:|\n| 1 | 2 \\| 3 |',
      '<table><thead><tr><th align="center">a</th><th align="right">b</th></tr>\n</thead><tbody><tr><td align="center">1</td><td align="right">2 | 3</td></tr>\n</tbody></table>',
    ],
    ['', ''],
  ])('%j', (text, wanted) => expect(html(text)).toBe(wanted))

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert)',
    '[x](data:text/html,<script>)',
    '[x](vbscript:x)',
    '[x](//evil.example)',
    '![x](javascript:alert)',
    '<javascript:alert(1)>',
  ])('makes no link of %s', (text) => expect(html(text)).not.toMatch(/<(a|img)/))
})

/** Only these tags with these attributes may come out, whatever goes in. */
const tag =
  /^<(?:\/?(?:a|blockquote|br|code|del|em|h[1-6]|hr|img|input|li|ol|p|pre|strong|table|tbody|td|th|thead|tr|ul)|a href="(?:https?:\/\/|mailto:)[^"<>\s]*"|img src="https?:\/\/[^"<>\s]*" alt="[^"<>]*"|input type="checkbox" disabled(?: checked)?|ol start="\d+"|t[dh] align="(?:left|center|right)")>$/i

const fragments = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=x>',
    'javascript:',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '<',
    '>',
    '"',
    "'",
    '`',
    '```',
    '~~~',
    '*',
    '**',
    '_',
    '__',
    '~~',
  ],
  ...[
    '\\',
    '|',
    '|---|',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '# ',
    '> ',
    '    ',
    '- [x] ',
    '&',
    '&lt;',
    '&#106;',
  ],
  ...[
    'https://',
    'mailto:',
    'http://a.example/',
    'a',
    'word ',
    ' onclick=',
    '\u0000',
    '\u2028',
    '\t',
  ],
]

it('lets no script and no handler through, whatever is typed', () => {
  // A generator of its own, so that a failure can be repeated.
  let seed = 42
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let round = 0; round < 4000; round += 1) {
    const text = Array.from({ length: 1 + random(14) }, () => fragments[random(fragments.length)])
    const out = toHtml(markdown(text.join('')))
    for (const match of out.match(/<[^>]*>?/g) ?? []) expect(match, text.join('')).toMatch(tag)
  }
})

it('ends soon for texts made to be slow', () => {
  const started = performance.now()
  for (const unit of ['*', '_', '[', '![', '`', '> ', '- ', '**a ', '[a](', '~~a'])
    markdown(unit.repeat(2000))
  expect(performance.now() - started).toBeLessThan(3000)
})
