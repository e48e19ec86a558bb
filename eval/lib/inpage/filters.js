// Runs inside the page: what lists are searched, filtered and sorted with.
;(() => {
  const { looker } = window

  looker.searches = () => {
    const fields = looker
      .fields(looker.stage())
      .filter(
        (one) =>
          one.matches('input') &&
          !['checkbox', 'radio', 'range', 'date', 'number'].includes(one.type),
      )
    const sure = fields.filter((one) =>
      one.matches('[type="search"], [role="searchbox"], [role="search"] *'),
    )
    const named = fields.filter((one) =>
      looker
        .labels(one)
        .slice(0, 4)
        .some((label) => /search|find|look ?up|filter|keyword/i.test(label)),
    )
    const inMain = (one) => (one.closest('header, nav') ? 1 : 0)
    return [...new Set([...sure, ...named])].toSorted((a, b) => inMain(a) - inMain(b))
  }

  /** Fields that filter or sort: labelled so, and in no form that sends something. */
  looker.filters = (source) => {
    const pattern = looker.pattern(source)
    return looker.fields(looker.stage()).filter((one) => {
      const sends = one.closest('form') && looker.submitOf(one.closest('form'))
      const isFilter = !sends || /filter|search|apply|show|find/i.test(looker.name(sends))
      const labels = looker.labels(one)
      return (
        isFilter &&
        !looker.entryOf(one) &&
        !one.matches('[type="radio"], [type="checkbox"]') &&
        [...labels.slice(0, 4), labels[5]].some((label) => label && pattern.test(label))
      )
    })
  }

  /** Values for a number or text field that could divide a list. */
  looker.middle = (field) => {
    if (field.matches('[type="range"], [type="number"]')) {
      const [low, high] = [Number(field.min || 0), Number(field.max || 1000)]
      return [0.5, 0.25, 0.75, 0.1].map((share) => String(Math.round(low + (high - low) * share)))
    }
    return field.matches('[type="date"]') ? [new Date().toISOString().slice(0, 10)] : null
  }

  const chips =
    'button, [role="tab"], [role="radio"], [role="checkbox"], input[type="radio"], input[type="checkbox"], [role="option"], a'
  const groupName = (one) => {
    const group = one.closest(
      '[role="group"], [role="radiogroup"], [role="tablist"], fieldset, [role="toolbar"]',
    )
    const legend = group?.querySelector('legend')
    if (group) return looker.name2(group) || looker.flat(legend?.textContent ?? '')
    const before = one.parentElement?.previousElementSibling ?? one.parentElement?.firstElementChild
    const text = looker.flat(before?.innerText ?? '')
    return text.length <= 30 && before !== one ? text : ''
  }
  const GENERAL = /categor|type|section|topic|tag|course|class|status|\bday\b|genre|level|species/

  /** Buttons, tabs and checkboxes that filter: in a group of that name, so named themselves, or one of a row that begins with "All". */
  looker.filterButtons = (source) => {
    const pattern = looker.pattern(source)
    const outside = looker
      .pressables(looker.stage())
      .filter(
        (one) =>
          one.matches(chips) &&
          !looker.entryOf(one) &&
          !one.closest('nav, header, footer, th, [role="columnheader"]') &&
          !(one.type === 'submit' && one.form),
      )
    const named = outside.filter(
      (one) => pattern.test(groupName(one)) && !/^(all|any)\b/i.test(looker.name(one)),
    )
    const itself = outside.filter(
      (one) =>
        looker.matches(looker.name(one), pattern) &&
        !/^(add|new|sort|all|clear)\b/i.test(looker.name(one)),
    )
    const rows = outside.filter((one) => {
      const row = [
        ...(
          one.closest('ul, ol, [role="tablist"], [role="group"]') ?? one.parentElement
        ).querySelectorAll(chips),
      ]
      return (
        GENERAL.test(pattern.source) &&
        row.length >= 3 &&
        /^all\b/i.test(looker.name(row[0])) &&
        one !== row[0]
      )
    })
    return [...new Set([...named, ...itself, ...rows])]
  }

  looker.groupOptions = (source) => {
    const pattern = looker.pattern(source)
    const found = looker
      .pressables(looker.stage())
      .filter((one) => one.matches(chips) && !one.closest('nav') && pattern.test(groupName(one)))
    return found.map((one) => looker.name(one)).filter(Boolean)
  }

  looker.columnHeads = (source) => {
    const pattern = looker.pattern(source)
    const heads = [...document.querySelectorAll('th, [role="columnheader"]')].filter(
      (one) => looker.visible(one) && pattern.test(looker.text(one) || looker.name(one)),
    )
    return heads.map((one) => one.querySelector('button, a, [role="button"]') ?? one)
  }

  /** Areas under a heading that take what is dragged there. */
  looker.columns = (source) => {
    const pattern = looker.pattern(source)
    const areas = [
      ...document.querySelectorAll(
        'section, [role="region"], [role="group"], [role="list"], div, ul, ol, td',
      ),
    ].filter(looker.visible)
    const named = areas.filter((one) => pattern.test(looker.name2(one)))
    const titled = looker
      .headings()
      .filter((one) => pattern.test(looker.text(one)))
      .map((one) => {
        let area = one.parentElement
        while (area && area.getBoundingClientRect().height < 120 && area !== document.body)
          area = area.parentElement
        return area
      })
    return [...named, ...titled].filter(Boolean)
  }

  looker.boxes = (entry) =>
    [
      ...entry.querySelectorAll('input[type="checkbox"], [role="checkbox"], [role="switch"]'),
    ].filter(
      (one) =>
        !one.disabled && (looker.visible(one) || [...(one.labels ?? [])].some(looker.visible)),
    )
})()
