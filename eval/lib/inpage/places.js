// Runs inside the page: places that single verbs look for.
;(() => {
  const { looker } = window
  const area = (one) => {
    const { width, height } = one.getBoundingClientRect()
    return width * height
  }

  /** Fields for longer texts, the largest first. */
  looker.writing = () =>
    looker
      .fields()
      .filter((one) => looker.textual(one) && !looker.isSearch(one))
      .toSorted(
        (a, b) =>
          Number(b.matches('textarea, [contenteditable]')) -
            Number(a.matches('textarea, [contenteditable]')) || area(b) - area(a),
      )

  looker.numbers = () =>
    looker
      .fields()
      .filter(
        (one) =>
          one.matches('input') && ['number', 'text', ''].includes(one.getAttribute('type') ?? ''),
      )

  looker.radios = () =>
    looker
      .fields(document.querySelector('main') ?? document.body)
      .filter((one) => one.matches('[type="radio"]') && !looker.isSearch(one))

  /** The largest thing that can be pressed, as a flash card is. */
  looker.card = () =>
    looker
      .pressables(document.querySelector('main') ?? document.body)
      .filter((one) => !one.closest('nav, header') && area(one) > 6_000)
      .toSorted((a, b) => area(b) - area(a))
      .slice(0, 1)

  looker.cartButtons = () => {
    const words = /\b(cart|basket|bag|your order|my order)\b/i
    return looker
      .pressables(document.body)
      .filter(
        (one) =>
          words.test(looker.name(one)) &&
          !/\badd\b|remove|empty|clear|\bto (cart|basket|bag)|continue/i.test(looker.name(one)) &&
          !looker.entryOf(one),
      )
      .toSorted(
        (a, b) =>
          Number(Boolean(b.closest('header, nav'))) - Number(Boolean(a.closest('header, nav'))),
      )
  }
})()
