/** The numbers of a pager, from 0: the first, the last, those around the current one; null stands for what is left out. */
export function pagesAround(current, count) {
  const wanted = new Set([0, current - 1, current, current + 1, count - 1])
  const pages = [...wanted].filter((page) => page >= 0 && page < count).sort((a, b) => a - b)
  return pages.flatMap((page, at) => {
    const before = pages[at - 1]
    if (before === undefined || page === before + 1) return [page]
    // A gap of one page is no shorter than the page.
    return page === before + 2 ? [page - 1, page] : [null, page]
  })
}
