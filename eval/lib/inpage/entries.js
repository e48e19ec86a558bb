// Runs inside the page: entries of lists, tables and grids of cards, whatever they are made of.
;(() => {
  const { looker } = window
  const ENTRY = 'tbody tr, [role="row"], li, [role="listitem"], article, [role="article"]'
  const NOT_CONTENT =
    'nav, header, [role="navigation"], [role="tablist"], [role="menu"], [role="menubar"], [role="listbox"], [role="radiogroup"], fieldset, select, footer, [role="status"], [role="alert"], [aria-label="Breadcrumb" i]'

  /** A choice among others (filter chips), not something that is listed. */
  const isChip = (element) =>
    element.querySelector(
      ':scope > [aria-pressed]:only-child, :scope > [role="radio"]:only-child',
    ) !== null

  const isEntry = (element) =>
    element.matches(ENTRY) &&
    !isChip(element) &&
    !element.closest(NOT_CONTENT) &&
    !(
      element.matches('[role="row"], tr') &&
      element.querySelector('th:not([scope="row"]), [role="columnheader"]') &&
      !element.querySelector('td, [role="cell"], [role="gridcell"]')
    )

  /** Neighbours that look alike are entries even where no role says so. */
  const twins = (element) =>
    element.parentElement
      ? [...element.parentElement.children].filter(
          (other) =>
            other.tagName === element.tagName &&
            other.className === element.className &&
            looker.visible(other),
        )
      : []
  const PLAIN =
    'p, h1, h2, h3, h4, h5, h6, span, br, hr, button, input, label, select, option, td, th, dt, dd, svg, svg *, tr, thead, tbody, form, nav, header, footer, script, style'

  /** The entry that `element` is in, if any. */
  looker.entryOf = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (isEntry(one)) return one
      if (
        !one.matches(PLAIN) &&
        !one.closest(NOT_CONTENT) &&
        twins(one).length >= 2 &&
        looker.flat(one.innerText ?? '').length > 2 &&
        !isLayout(one) &&
        !holdsFields(one)
      )
        return one
    }
    return null
  }
  const holdsFields = (element) =>
    element.querySelector('select, textarea, input:not([type="checkbox"]):not([type="radio"])') !==
    null
  /** Columns and sections are no entries: they hold entries. */
  const isLayout = (element) =>
    Boolean(
      element.querySelector(
        'ul, ol, table, article, form, [role="list"], [role="table"], [role="grid"]',
      ),
    ) || element.matches('section, main, [role="region"]')

  looker.groups = (root = document.body) => {
    const groups = new Map()
    const put = (key, element) => groups.set(key, [...(groups.get(key) ?? []), element])
    const marked = [...root.querySelectorAll(ENTRY)].filter(
      (one) => isEntry(one) && looker.visible(one),
    )
    for (const one of marked)
      put(one.closest('table, [role="table"], [role="grid"]') ?? one.parentElement, one)
    const parents = new Set(
      [...root.querySelectorAll('main *, #root *, body > div *, body > *')].map(
        (one) => one.parentElement,
      ),
    )
    for (const parent of parents) {
      if (
        !parent ||
        groups.has(parent) ||
        parent.closest(NOT_CONTENT) ||
        parent.closest('form, tr, svg')
      )
        continue
      const kinds = new Map()
      for (const child of parent.children) {
        if (
          child.matches(PLAIN) ||
          child.matches(ENTRY) ||
          !looker.visible(child) ||
          isLayout(child) ||
          looker.flat(child.innerText ?? '').length < 3
        )
          continue
        const key = `${child.tagName}.${child.className}`
        kinds.set(key, [...(kinds.get(key) ?? []), child])
      }
      for (const children of kinds.values())
        if (children.length >= 2) groups.set(children, children)
    }
    const lists = [...groups]
      .map(([, elements]) => elements)
      .filter((elements) => elements.length > 0)
    const weight = (elements) =>
      elements.reduce((sum, one) => sum + Math.min((one.innerText ?? '').length, 300), 0) *
      (elements[0].matches(ENTRY) ? 2 : 1)
    return lists
      .map((elements) => ({ elements, weight: weight(elements) }))
      .toSorted((a, b) => b.weight - a.weight)
      .map(({ elements }) => elements)
  }

  looker.titleOf = (entry) => {
    const texts = [
      ...entry.querySelectorAll(
        'h1, h2, h3, h4, h5, [role="heading"], th[scope="row"], strong, b, [class*="title" i], [class*="name" i], td, a',
      ),
    ]
    const heading = texts
      .map((one) => looker.flat(looker.text(one)))
      .find((text) => /\p{L}{2}/u.test(text) && text.length <= 120)
    return (
      heading ??
      looker
        .text(entry)
        .split('\n')
        .find((line) => /\p{L}{2}/u.test(line)) ??
      looker.flat(looker.text(entry))
    )
  }

  /** Title and text of the entries of the largest list. */
  looker.items = (least) => {
    const stage = looker.stage()
    const groups = looker.groups(
      stage === document.body ? (document.querySelector('main') ?? stage) : stage,
    )
    const elements = groups.find((group) => group.length >= least) ?? groups[0] ?? []
    return elements.map((element) => ({
      element,
      title: looker.titleOf(element),
      text: looker.flat(looker.text(element)),
    }))
  }

  /** Elements whose own visible text matches, the smallest first. */
  looker.holders = (source, root = document.body) => {
    const pattern = looker.pattern(source)
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
    const found = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.matches('script, style, option, textarea')) continue
      if (
        pattern.test(looker.flat(node.textContent)) &&
        looker.visible(node) &&
        !node.closest(looker.MESSAGES)
      )
        found.push(node)
    }
    return found.filter((node) => ![...node.children].some((child) => found.includes(child)))
  }

  /** The entry that shows the text: marked or looking like its neighbours, else the smallest area with something to press. */
  looker.entry = (source) => {
    const holders = looker.holders(source, looker.stage())
    const entries = holders.map((one) => looker.entryOf(one)).filter(Boolean)
    if (entries.length > 0) return entries[0]
    for (const holder of holders) {
      for (
        let area = holder;
        area && area !== document.body && !area.matches('main, body');
        area = area.parentElement
      ) {
        if (looker.pressables(area).length > 0 || area.matches('[role="gridcell"]')) return area
      }
    }
    return holders[0]?.parentElement ?? null
  }

  /** Whether the text stands under a heading or in an area of that name, not under another one beside it. */
  looker.isUnder = (heading, source) => {
    const [wanted, pattern] = [heading, source].map(looker.pattern)
    const titles = [
      ...document.querySelectorAll(
        'h1, h2, h3, h4, h5, [role="heading"], [aria-label], legend, th, strong',
      ),
    ].filter(looker.visible)
    return titles.some((title) => {
      const name = title.getAttribute('aria-label') ?? looker.text(title)
      if (!wanted.test(name) || name.length > 60) return false
      if (title.hasAttribute('aria-label') && pattern.test(looker.flat(looker.text(title))))
        return true
      const alike = (area) => area.querySelectorAll(title.tagName).length
      for (
        let area = title.parentElement;
        area && alike(area) <= Math.max(1, alike(title.parentElement));
        area = area.parentElement
      ) {
        if (pattern.test(looker.flat(looker.text(area)))) return alike(area) === 1
      }
      return false
    })
  }
})()
