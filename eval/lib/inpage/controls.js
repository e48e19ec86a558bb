// Runs inside the page: fields, their labels, and the forms that they belong to.
;(() => {
  const { looker } = window
  const CONTROL =
    'input:not([type="hidden"]):not([type="submit"]):not([type="button"]):not([type="reset"]):not([type="image"]), select, textarea, [contenteditable="true"], [contenteditable=""], [role="combobox"]:not(input), [role="slider"]:not(input), [role="radiogroup"]'

  const groupOf = (element) => element.closest('[role="radiogroup"], fieldset, [role="group"]')

  const groupLabel = (group) => {
    if (!group) return ''
    const legend = group.querySelector(':scope > legend')
    return legend ? looker.flat(legend.textContent) : looker.name2(group)
  }
  /** The name of a group: only what is given on purpose, not all the text inside. */
  looker.name2 = (group) => {
    const labelled = group.getAttribute('aria-labelledby')
    if (labelled)
      return looker.flat(
        labelled
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' '),
      )
    return looker.flat(group.getAttribute('aria-label') ?? '')
  }

  /** Text right before a control that is not tied to it. */
  const loose = (control) => {
    const before = control.previousElementSibling ?? control.parentElement?.previousElementSibling
    const text = looker.flat(before?.innerText ?? '')
    return text.length <= 40 ? text : ''
  }

  /** Labels from the most to the least binding. */
  const labels = (control) => {
    const firstOption = control.matches('select') ? (control.options[0]?.text ?? '') : ''
    const named =
      control.matches('select, input, textarea') ||
      control.hasAttribute('aria-label') ||
      control.hasAttribute('aria-labelledby')
    const plain =
      control.labels?.length ||
      control.hasAttribute('aria-label') ||
      control.hasAttribute('aria-labelledby')
    return [
      plain && named ? looker.name(control) : '',
      groupLabel(groupOf(control)),
      `${control.getAttribute('placeholder') ?? ''} ${control.getAttribute('data-placeholder') ?? ''}`.trim(),
      [control.getAttribute('name'), control.id].filter(Boolean).join(' ').replace(/[-_]/g, ' '),
      loose(control),
      firstOption,
    ]
  }
  looker.labels = labels

  const shown = (control) =>
    looker.visible(control) || [...(control.labels ?? [])].some((label) => looker.visible(label))

  /** Every field of `root`; radios of one name are one field. */
  looker.fields = (root = looker.stage()) => {
    const radios = new Set()
    return [...root.querySelectorAll(CONTROL)].filter((control) => {
      if (
        !shown(control) ||
        control.disabled ||
        (control.readOnly && !control.matches('[type="date"]'))
      )
        return false
      if (control.matches('[type="radio"]')) {
        const key = control.name || groupOf(control)
        if (radios.has(key)) return false
        radios.add(key)
      }
      return (
        !control.matches('[role="radiogroup"]') || !control.querySelector('input[type="radio"]')
      )
    })
  }

  looker.isSearch = (control) =>
    control.matches('[type="search"], [role="searchbox"], [role="search"] *') ||
    labels(control)
      .slice(0, 3)
      .some((label) => /search|filter|sort by|find /i.test(label))

  const textual = (control) =>
    control.matches('textarea, [contenteditable]') ||
    (control.matches('input') && ['text', 'url', ''].includes(control.getAttribute('type') ?? ''))
  looker.textual = textual

  /** Fields whose label matches, the best matches first. */
  looker.labelled = (source, root, { search = false } = {}) => {
    const pattern = looker.pattern(source)
    return looker
      .fields(root)
      .filter((control) => search || !looker.isSearch(control))
      .map((control) => ({
        control,
        tier: labels(control).findIndex((label) => label && looker.matches(label, pattern)),
      }))
      .filter(({ tier }) => tier >= 0)
      .toSorted((a, b) => a.tier - b.tier)
      .map(({ control }) => control)
  }

  const isEmpty = (control) => {
    if (control.matches('[type="radio"]')) return !radiosOf(control).some((radio) => radio.checked)
    if (control.matches('[type="checkbox"]')) return !control.checked
    if (control.matches('[role="radiogroup"]'))
      return !control.querySelector('[aria-checked="true"]')
    if (control.matches('[contenteditable]')) return !control.innerText.trim()
    return !(control.value ?? control.innerText)
  }
  looker.isEmpty = isEmpty

  const radiosOf = (control) =>
    control.matches('[role="radiogroup"]')
      ? [...control.querySelectorAll('[role="radio"]')]
      : [...document.querySelectorAll('input[type="radio"]')].filter((other) =>
          control.name
            ? other.name === control.name && other.form === control.form
            : groupOf(other) === groupOf(control),
        )
  looker.radiosOf = radiosOf

  const isRequired = (control) =>
    control.required ||
    control.getAttribute('aria-required') === 'true' ||
    groupOf(control)?.getAttribute('aria-required') === 'true' ||
    /\*\s*$|\(required\)/i.test(labels(control)[0])

  /** Fields that must still be filled; `all` also gives those that are only empty. */
  looker.missing = (root, all) =>
    looker
      .fields(root)
      .filter(
        (control) =>
          !looker.isSearch(control) &&
          isEmpty(control) &&
          (all
            ? !control.matches('[type="checkbox"]') || isRequired(control)
            : isRequired(control)),
      )

  const SUBMITS =
    /^(save|add|create|submit|post|send|book|reserve|confirm|register|sign|apply|publish|order|pay|place|donate|request|log|record|schedule|ok|done|update|join|rsvp|report|transfer|enrol|buy|get|next|continue|subscribe|reply|comment|list|start|vote|enter|plan|lend|sell|propose|write|share|give|review|adopt|volunteer|track|issue|check|rent|make|finish|\+|➕|➤)/i
  const LEAVES = /^(cancel|close|back|clear|reset|delete|remove|dismiss|×|✕)/i

  /** The button that sends a form. */
  looker.submitOf = (root, hint) => {
    const buttons = looker
      .pressables(root, { disabled: true })
      .filter(
        (one) =>
          one.matches('button, input, [role="button"]') &&
          !one.matches('[type="checkbox"], [type="radio"]'),
      )
    const fit = (one) => !LEAVES.test(looker.name(one)) && !one.closest('[role="tablist"], nav')
    const sends = buttons.filter(
      (one) =>
        fit(one) &&
        (one.type === 'submit'
          ? Boolean(one.form)
          : SUBMITS.test(looker.name(one).replace(/^[^\p{L}\p{N}+➕➤]+/u, ''))),
    )
    const wanted =
      hint && sends.filter((one) => looker.matches(looker.name(one), looker.pattern(hint)))
    return (
      (wanted?.length ? wanted : undefined)?.at(-1) ??
      sends.filter((one) => one.type === 'submit' && one.form).at(-1) ??
      sends.at(-1)
    )
  }

  /** Areas that could be forms, the innermost ones: dialogs, forms, else what holds the fields that are in none. */
  looker.forms = () => {
    const stage = looker.stage()
    const forms = [...stage.querySelectorAll('form, [role="form"]')].filter((form) =>
      looker.fields(form).some((control) => !looker.isSearch(control)),
    )
    // A box in a line of a list belongs to that line.
    const inLine = (control) => !textual(control) && looker.entryOf(control) !== null
    const outside = looker
      .fields(stage)
      .filter(
        (control) =>
          !control.closest('form, [role="form"]') && !looker.isSearch(control) && !inLine(control),
      )
    if (outside.length > 0) {
      let area = outside[0].parentElement
      while (area !== stage && !outside.every((control) => area.contains(control)))
        area = area.parentElement
      while (area !== stage && area.parentElement && !looker.submitOf(area))
        area = area.parentElement
      forms.push(area)
    }
    return forms
  }

  /** What the form is about: its name, its heading, its button. */
  looker.subject = (form) => {
    const dialog = form.closest('dialog, [role="dialog"]')
    const inner = [...form.querySelectorAll('h1, h2, h3, h4, legend')].map((one) => one.textContent)
    const submit = looker.submitOf(form)
    let area = form
    let above = ''
    for (let step = 0; step < 3 && area && !above; step += 1) {
      area = area.parentElement
      above = [
        ...(area?.querySelectorAll(
          ':scope > h1, :scope > h2, :scope > h3, :scope > header :is(h1, h2, h3)',
        ) ?? []),
      ]
        .map((one) => one.textContent)
        .join(' ')
    }
    return looker.flat(
      [
        looker.name2(form),
        dialog ? looker.name2(dialog) : '',
        ...inner,
        submit ? looker.name(submit) : '',
        above,
      ].join(' '),
    )
  }

  looker.options = () => [...document.querySelectorAll('[role="listbox"]')].filter(looker.visible)

  looker.complaints = (root = document.body) => {
    const wrong = [...root.querySelectorAll('[aria-invalid="true"], :user-invalid')].filter((one) =>
      one.matches('input, select, textarea, [role]'),
    )
    const alerts = [
      ...document.querySelectorAll('[role="alert"], [class*="error" i], [aria-live="assertive"]'),
    ]
      .filter(looker.visible)
      .map((one) => looker.flat(one.innerText))
      .filter(Boolean)
    return [
      ...wrong.map((one) => one.validationMessage || `${looker.name(one)} is invalid`),
      ...alerts,
    ]
  }
})()
