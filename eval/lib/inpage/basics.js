// Runs inside the page: what a person sees there, and what can be pressed. Everything hangs on one global, `looker`.
;(() => {
  const looker = (window.looker = {})

  looker.visible = (element) => {
    if (!element.isConnected) return false
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1
  }

  const SILENT =
    'script, style, noscript, template, select, option, datalist, textarea, svg title, svg desc'
  const MESSAGES =
    '[role="status"], [role="alert"], [role="log"] [role="status"], [aria-live], [class*="toast" i]'
  looker.MESSAGES = MESSAGES

  const flat = (text) => text.replace(/\s+/g, ' ').trim()
  looker.flat = flat

  /** Visible text of `root`; a line for each block. Without `messages`, what the app only announces is left out. */
  looker.text = (root = document.body, { messages = true } = {}) => {
    if (!root) return ''
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const seen = new Map()
    const state = (element) => {
      if (!seen.has(element)) {
        const shown =
          !element.closest(SILENT) &&
          looker.visible(element) &&
          (messages || !element.closest(MESSAGES) || root.closest(MESSAGES))
        let block = element
        while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) {
          block = block.parentElement
        }
        seen.set(element, { shown, block })
      }
      return seen.get(element)
    }
    let text = ''
    let last
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim()) {
        if (text && !/\s$/.test(text)) text += ' '
        continue
      }
      const { shown, block } = state(node.parentElement)
      if (!shown) continue
      if (last && last !== block) text += '\n'
      last = block
      text += node.data.replace(/\s+/g, ' ')
    }
    return text.replace(/ *\n */g, '\n').trim()
  }

  const textOf = (ids) =>
    ids
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')

  /** The accessible name, roughly as browsers compute it. */
  looker.name = (element) => {
    const labelled = element.getAttribute('aria-labelledby')
    if (labelled) return flat(textOf(labelled))
    const label = element.getAttribute('aria-label')
    if (label?.trim()) return flat(label)
    if (element.labels?.length)
      return flat([...element.labels].map((one) => one.innerText || one.textContent).join(' '))
    if (element.matches('input[type="submit"], input[type="button"], input[type="reset"]'))
      return element.value
    if (element.matches('img, area')) return element.alt
    const inner = flat(element.innerText ?? element.textContent ?? '')
    if (inner) return inner
    const picture = element.querySelector('[aria-label], img[alt], svg title')
    const pictured =
      picture?.getAttribute('aria-label') ?? picture?.getAttribute('alt') ?? picture?.textContent
    return flat(pictured ?? element.title ?? element.getAttribute('placeholder') ?? '')
  }

  /** Names with pictures before them ("♡ Save") are matched with and without. */
  looker.matches = (name, pattern) => {
    const bare = name.replace(/^[^\p{L}\p{N}]+/u, '')
    return pattern.test(name) || (bare !== '' && bare !== name && pattern.test(bare))
  }
  looker.pattern = ({ source, flags }) => new RegExp(source, flags)

  const PRESSABLE =
    'button, a[href], summary, input[type="submit"], input[type="button"], [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="menuitemradio"], [role="option"], [role="switch"], input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="radio"], th[aria-sort]'
  const NAVIGATION = 'nav, [role="navigation"], [role="tablist"], header, aside, [role="menubar"]'

  const usable = (element) => !element.disabled && element.getAttribute('aria-disabled') !== 'true'

  /** What is on top: an open dialog hides the rest from the person. */
  looker.stage = () => {
    const dialogs = [
      ...document.querySelectorAll(
        'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]',
      ),
    ]
    return dialogs.filter(looker.visible).at(-1) ?? document.body
  }

  looker.pressables = (root = looker.stage(), { disabled = false } = {}) => {
    const marked = [...root.querySelectorAll(PRESSABLE)]
    // Without a role, the pointer tells that something can be pressed.
    const pointed = [
      ...root.querySelectorAll('div, li, span, article, td, tr, h2, h3, label, section'),
    ].filter(
      (element) =>
        getComputedStyle(element).cursor === 'pointer' &&
        getComputedStyle(element.parentElement).cursor !== 'pointer' &&
        !element.closest(PRESSABLE) &&
        !element.querySelector(PRESSABLE) &&
        !element.querySelector('select, textarea, input'),
    )
    return [...marked, ...pointed].filter(
      (element) =>
        (looker.visible(element) || hiddenInput(element)) && (disabled || usable(element)),
    )
  }

  /** Styled checkboxes and radios are often invisible themselves; their label is what one sees. */
  const hiddenInput = (element) =>
    element.matches('input') && [...(element.labels ?? [])].some((label) => looker.visible(label))

  /** The parts of a regular expression between the bars that stand in no brackets. */
  const alternatives = (source) => {
    const parts = ['']
    let depth = 0
    for (const letter of source) {
      if (letter === '(' || letter === '[') depth += 1
      if (letter === ')' || letter === ']') depth -= 1
      if (letter === '|' && depth === 0) parts.push('')
      else parts[parts.length - 1] += letter
    }
    return depth === 0 ? parts : [source]
  }

  /** Pressable elements by name, the most likely first. `where`: 'navigation', 'main' or anything. */
  looker.named = (source, { where = '', root, disabled = false, outsideEntries = false } = {}) => {
    const pattern = looker.pattern(source)
    const found = looker
      .pressables(root, { disabled })
      .map((element) => ({
        element,
        name: looker.name(element),
        menu: Boolean(element.closest(NAVIGATION)),
      }))
      .filter(
        ({ name, element }) =>
          looker.matches(name, pattern) || looker.matches(element.title ?? '', pattern),
      )
      .filter(({ element, menu }) => !outsideEntries || menu || !looker.entryOf(element))
    // "overview|home": what stands first is meant first.
    const words = alternatives(source.source).map((part) => new RegExp(part, source.flags))
    const order = (name) => words.findIndex((word) => looker.matches(name, word))
    // The name of the app leads home, whatever words are in it.
    const isBrand = (element, name) =>
      element.matches('a') &&
      /^(#?\/?|#\/)$/.test(element.getAttribute('href')) &&
      !/home|start|overview|dashboard/i.test(name)
    const rank = ({ menu, name, element }) =>
      (where === 'navigation' ? !menu : where === 'main' ? menu : 0) * 10000 +
      (element.closest('footer') || isBrand(element, name) ? 5000 : 0) +
      order(name) * 200 +
      Math.min(name.length, 100)
    return found.toSorted((a, b) => rank(a) - rank(b)).map(({ element }) => element)
  }

  /** Changes when anything changes that a person or a screen reader could notice. */
  looker.state = () => {
    const values = [...document.querySelectorAll('input, select, textarea')].map(
      (one) => `${one.value}${one.checked ?? ''}`,
    )
    const pictures = [...document.querySelectorAll('canvas')].map((canvas) => {
      try {
        return canvas.toDataURL()
      } catch {
        return ''
      }
    })
    const all = [location.href, document.body.innerHTML, ...values, ...pictures].join('\n')
    let hash = 0
    for (let at = 0; at < all.length; at += 1) hash = (Math.imul(hash, 31) + all.charCodeAt(at)) | 0
    return `${all.length} ${hash}`
  }

  looker.headings = () =>
    [
      ...document.querySelectorAll(
        'h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption, summary, th',
      ),
    ].filter(looker.visible)

  /** Headings and buttons that ask something, with the answers that stand below them. */
  looker.questions = (source) => {
    const pattern = looker.pattern(source)
    const all = [
      ...looker.pressables(document.body),
      ...looker.headings(),
      ...document.querySelectorAll('dt, strong'),
    ]
    return [...new Set(all)].filter(
      (one) => looker.visible(one) && pattern.test(looker.text(one).replace(/[+−–×▼▾⌄›\s]+$/u, '')),
    )
  }
  looker.answerOf = (question) => {
    const holder = question.closest('details, dt, h2, h3, h4, [role="heading"]') ?? question
    const area = holder.matches('details')
      ? holder
      : (holder.nextElementSibling ?? holder.parentElement)
    const text = area ? looker.flat(looker.text(area)) : ''
    return text.replace(looker.flat(looker.text(question)), '').trim()
  }

  /** Names of what leads to other pages. */
  looker.pages = () => {
    const links = looker
      .pressables(document.body)
      .filter(
        (one) => one.closest(NAVIGATION) && one.matches('a, button, [role="tab"], [role="link"]'),
      )
    const names = links.map((one) => looker.name(one)).filter((name) => name && name.length <= 40)
    return [...new Set(names)].filter(
      (name) =>
        !/log ?in|log ?out|sign|theme|dark|light mode|menu|language|search|close|skip/i.test(name),
    )
  }

  /** One line on what is there, for messages. */
  looker.summary = () => {
    const short = (elements) => [
      ...new Set(elements.map((one) => looker.name(one).slice(0, 30)).filter(Boolean)),
    ]
    const headings = short(looker.headings()).slice(0, 6)
    const buttons = short(looker.pressables()).slice(0, 14)
    return `headings: ${headings.join(' | ') || 'none'}; buttons: ${buttons.join(' | ') || 'none'}`
  }
})()
