/** What share of the whole each point has; what is not above zero has none. */
export function slices(points) {
  const shown = points.filter((point) => point.value > 0)
  const total = shown.reduce((sum, point) => sum + point.value, 0)
  let from = 0
  return shown.map((point) => {
    const start = from
    from += point.value / total
    return { ...point, percent: Math.round((point.value / total) * 100), path: arc(start, from) }
  })
}

/** How strongly a slice is drawn, so that neighbours differ. */
export function strength(index, count) {
  return count < 2 ? 1 : 1 - (0.8 * index) / (count - 1)
}

function arc(from, to) {
  // An arc that ends where it begins would not be drawn.
  if (to - from > 0.9999) return 'M0 -100A100 100 0 1 1 0 100A100 100 0 1 1 0 -100Z'
  return `M0 0L${place(from)}A100 100 0 ${to - from > 0.5 ? 1 : 0} 1 ${place(to)}Z`
}

function place(share) {
  const angle = 2 * Math.PI * share
  return `${(100 * Math.sin(angle)).toFixed(2)} ${(-100 * Math.cos(angle)).toFixed(2)}`
}
