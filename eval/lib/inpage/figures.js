// Runs inside the page: numbers beside their labels, fields of boards, days of a calendar, results.
;(() => {
  const { looker } = window

  /** "1,234.50", "€ 1.234,50", "12 k" as a number. */
  const parse = (text) => {
    const match = /([-−–]?)\s?[$€£]?\s?(\d[\d.,\u00a0\u202f ]*\d|\d)\s?([kKM](?![a-zA-Z]))?/.exec(
      text,
    )
    if (!match) return undefined
    let digits = match[2].replace(/[\u00a0\u202f ]/g, '')
    const decimal =
      /[.,](\d{1,2})$/.exec(digits) ??
      (/^0[.,]\d+$/.test(digits) ? /[.,](\d+)$/.exec(digits) : null)
    digits = decimal
      ? `${digits.slice(0, decimal.index).replace(/[.,]/g, '')}.${decimal[1]}`
      : digits.replace(/[.,]/g, '')
    const scale = { k: 1e3, K: 1e3, M: 1e6 }[match[3]] ?? 1
    return Number(digits) * scale * (match[1] ? -1 : 1)
  }

  /** Numbers that belong to a label, the closest first. */
  looker.figures = (source) => {
    const pattern = looker.pattern(source)
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const label = node.parentElement
      const text = looker.flat(node.data)
      if (!text || text.length > 60 || !pattern.test(text)) continue
      if (
        label.closest('nav, script, style, option, button, a[href], label, h1') ||
        !looker.visible(label)
      )
        continue
      const rest = looker.flat(label.textContent)
      const own = parse(rest.length < 80 ? rest.replace(pattern, ' ') : text.replace(pattern, ' '))
      if (own !== undefined) {
        found.push(own)
        continue
      }
      const beside = [
        label.nextElementSibling,
        label.previousElementSibling,
        label.parentElement,
        label.parentElement?.nextElementSibling,
        label.parentElement?.parentElement,
      ]
      for (const area of beside) {
        if (!area || area === document.body) continue
        const shown = area.matches('output, input') ? area.value : looker.flat(looker.text(area))
        const value = shown.length < 90 ? parse(shown.replace(text, ' ')) : undefined
        if (value !== undefined) {
          found.push(value)
          break
        }
      }
    }
    return found
  }

  /** The `count` fields of a board: alike in size, in reading order. */
  looker.cells = (count) => {
    const candidates = [
      ...document.querySelectorAll(
        'button, [role="gridcell"], [role="button"], td, div, span, li, svg rect, svg g[role]',
      ),
    ].filter((one) => looker.visible(one) && !one.closest('nav, header, footer'))
    const kinds = new Map()
    for (const one of candidates) {
      const { width, height } = one.getBoundingClientRect()
      if (width < 20 || height < 20 || width > 400) continue
      const key = `${one.tagName} ${Math.round(width / 3)} ${Math.round(height / 3)}`
      kinds.set(key, [...(kinds.get(key) ?? []), one])
    }
    const groups = [...kinds.values()].map((group) =>
      group.filter((one) => !group.some((other) => other !== one && other.contains(one))),
    )
    const byParent = groups.flatMap((group) =>
      [...new Set(group.map((one) => one.parentElement))].map((parent) =>
        group.filter((one) => one.parentElement === parent),
      ),
    )
    const pressable = (group) =>
      group[0].matches('button, [role="gridcell"], [role="button"], td') ? 0 : 1
    const fitting =
      [...groups, ...byParent]
        .filter((group) => group.length === count)
        .toSorted((a, b) => pressable(a) - pressable(b))[0] ?? []
    const place = (one) => one.getBoundingClientRect()
    return fitting.toSorted((a, b) => place(a).top - place(b).top || place(a).left - place(b).left)
  }

  /** What a field of a board shows, without its place. */
  looker.cellLabel = (cell) => {
    const text = looker.flat(cell.innerText ?? '')
    if (text) return text
    const label = looker
      .name2(cell)
      .replace(/\b(row|column|col|cell|square|field|position|number)\b|[\d,:]/gi, '')
    return looker.flat(label) || `${cell.className} ${cell.innerHTML}`
  }

  /** Whether something shows all the days of a month. */
  looker.hasCalendar = () => {
    const leaves = [
      ...document.querySelectorAll('td, [role="gridcell"], time, button, span, div, li, p, h3'),
    ].filter((one) => looker.visible(one) && /^\s*\d{1,2}(?!\d)/.test(one.textContent ?? ''))
    const days = new Set(leaves.map((one) => Number.parseInt(one.textContent, 10)))
    return Array.from({ length: 28 }, (_, index) => index + 1).every((day) => days.has(day))
  }

  /** Texts in places where programs write what they found, then anywhere else but in headings and controls. */
  looker.outputs = () => {
    const fields = [
      ...document.querySelectorAll(
        'output, textarea, input:not([type="checkbox"]):not([type="radio"]):not([type="range"]), pre, code, [aria-live], [role="status"]',
      ),
    ].filter(looker.visible)
    const plain = [...document.querySelectorAll('p, span, div, dd, td, strong')].filter(
      (one) =>
        one.children.length === 0 &&
        looker.visible(one) &&
        !one.closest('button, a, label, nav, header, h1, h2, h3, legend, li'),
    )
    return [...fields, ...plain]
      .map((one) =>
        (one.matches('input, textarea, output') ? (one.value ?? '') : one.innerText).trim(),
      )
      .filter(Boolean)
  }

  /** Radios, checkboxes or like buttons that answer a question. */
  looker.answers = () => {
    const stage = document.querySelector('main') ?? document.body
    const radios = [...stage.querySelectorAll('input[type="radio"], [role="radio"]')].filter(
      (one) =>
        !one.disabled && (looker.visible(one) || [...(one.labels ?? [])].some(looker.visible)),
    )
    if (radios.length >= 2) return radios
    const buttons = looker
      .pressables(stage)
      .filter(
        (one) =>
          one.matches('button, [role="button"], [role="option"]') &&
          !one.closest('nav, header, [role="tablist"]') &&
          !/^(next|previous|prev|back|submit|check|skip|finish|restart|start|quit|exit|end|hint|home|again|try)|again|results|review/i.test(
            looker.name(one),
          ),
      )
    const groups = new Map()
    for (const button of buttons) {
      const list =
        button.closest('ul, ol, [role="group"], [role="listbox"], fieldset') ?? button.parentElement
      groups.set(list, [...(groups.get(list) ?? []), button])
    }
    return (
      [...groups.values()]
        .filter((group) => group.length >= 2 && group.length <= 8)
        .toSorted((a, b) => b.length - a.length)[0] ?? []
    )
  }
})()
