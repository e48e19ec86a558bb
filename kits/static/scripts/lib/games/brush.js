const names = [
  'canvas',
  'surface',
  'sunken',
  'ink',
  'muted',
  'line',
  'primary',
  'on-primary',
  'accent',
  'soft',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
]

/** How to draw: the app's colours, and whether to do without flicker and shaking. */
/** The look an element has at the moment, from the CSS variables `--ink`, `--primary`, … */
export function readLook(element) {
  const style = getComputedStyle(element)
  const colours = names.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#888'])
  return {
    colours: Object.fromEntries(colours),
    font: style.fontFamily,
    calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

export function box(context, fill, x, y, width, height, radius = 0) {
  context.fillStyle = fill
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.fill()
}

export function disc(context, fill, { x, y }, radius) {
  context.fillStyle = fill
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
}

/** A filled shape through the points. */
export function polygon(context, fill, points) {
  context.fillStyle = fill
  context.beginPath()
  for (const [x, y] of points) context.lineTo(x, y)
  context.closePath()
  context.fill()
}

/** A text in the middle of a place. */
export function words(context, look, text, { x, y }, size, fill = look.colours.ink) {
  context.fillStyle = fill
  context.font = `700 ${size}px ${look.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, x, y)
}
