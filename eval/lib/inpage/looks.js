// Runs inside the page: colours, pictures, charts.
;(() => {
  const { looker } = window
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const paint = canvas.getContext('2d', { willReadFrequently: true })

  /** Any CSS colour as [red, green, blue, alpha], each from 0 to 255. */
  const rgb = (colour) => {
    paint.clearRect(0, 0, 1, 1)
    paint.fillStyle = '#000'
    paint.fillStyle = colour
    paint.fillRect(0, 0, 1, 1)
    return [...paint.getImageData(0, 0, 1, 1).data]
  }

  /** CIE L*a*b* (D65) of an sRGB colour: distances there are as people see them. */
  const lab = ([red, green, blue]) => {
    const linear = [red, green, blue]
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    const [x, y, z] = [
      [0.4124, 0.3576, 0.1805, 0.9505],
      [0.2126, 0.7152, 0.0722, 1],
      [0.0193, 0.1192, 0.9505, 1.089],
    ].map(([r, g, b, white]) => (r * linear[0] + g * linear[1] + b * linear[2]) / white)
    const [fx, fy, fz] = [x, y, z].map((part) =>
      part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116,
    )
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
  }
  const distance = (one, other) =>
    Math.hypot(...lab(one).map((part, index) => part - lab(other)[index]))
  looker.near = (colour, names, tolerance) =>
    names.some((name) => distance(rgb(colour), rgb(name)) <= tolerance)

  /** Colours that fill an element: its background, and what its gradient is made of. */
  const fills = (element) => {
    const style = getComputedStyle(element)
    const stops = style.backgroundImage.includes('gradient')
      ? (style.backgroundImage.match(
          /(?:rgba?|oklch|oklab|lab|lch|color)\([^()]*\)|#[0-9a-f]{3,8}/gi,
        ) ?? [])
      : []
    return [style.backgroundColor, ...stops].filter((colour) => rgb(colour)[3] > 200)
  }

  /** Colours of the page behind its content: those of whatever spans nearly all of it. */
  looker.pageColours = () => {
    const spans = (element) => {
      const { width, height } = element.getBoundingClientRect()
      return width >= innerWidth * 0.85 && height >= innerHeight * 0.8
    }
    const wrappers = [
      document.documentElement,
      ...document.querySelectorAll(
        'body, body > div, #root > *, #root > * > *, main, body > * > *',
      ),
    ]
    const layers = wrappers.filter(
      (element) =>
        (element === document.documentElement ||
          element === document.body ||
          (spans(element) && looker.visible(element))) &&
        !element.closest('dialog, [role="dialog"]'),
    )
    const colours = layers.flatMap((element) =>
      element.matches('main') ? fills(element).slice(0, 1) : fills(element),
    )
    const outer = colours.length > 0 ? colours : ['rgb(255, 255, 255)']
    // What is further in hides what is further out; `main` may be narrower than the page.
    return outer.slice(-2)
  }
  looker.hasInterface = () =>
    looker.pressables(document.body).length > 0 || looker.fields(document.body).length > 0

  /** Colours of what stands out: buttons, navigation, headers, cards, headings of tables, marks of what is chosen. */
  looker.partColours = () => {
    const parts = document.querySelectorAll(
      'button, [role="button"], a, nav, header, footer, aside, th, thead, input[type="submit"], [role="tab"], article, section, h1, h2, h3, li, [class*="card" i], [class*="badge" i], [class*="btn" i]',
    )
    const shown = [...parts].filter(
      (element) => looker.visible(element) && element.getBoundingClientRect().width >= 24,
    )
    return [
      ...new Set(
        shown.flatMap((element) => {
          const style = getComputedStyle(element)
          const text = element.matches('a, button, h1, h2, h3, [role="tab"]') ? [style.color] : []
          const border = ['Top', 'Left', 'Bottom']
            .filter((side) => parseFloat(style[`border${side}Width`]) >= 1)
            .map((side) => style[`border${side}Color`])
          return [...fills(element), ...text, ...border]
        }),
      ),
    ]
  }

  looker.luminance = () => {
    const [red, green, blue] = rgb(looker.pageColours().at(-1))
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
  }

  looker.headingFont = () => {
    const heading = [...document.querySelectorAll('h1, h2, h3')].find(looker.visible)
    return heading ? getComputedStyle(heading).fontFamily : ''
  }

  const size = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return { width, height }
  }
  const isPainted = (one) => {
    const copy = document.createElement('canvas')
    copy.width = copy.height = 64
    const brush = copy.getContext('2d')
    brush.drawImage(one, 0, 0, 64, 64)
    const { data } = brush.getImageData(0, 0, 64, 64)
    const first = data.slice(0, 4).join()
    let others = 0
    for (let at = 0; at < data.length; at += 4)
      if (data.slice(at, at + 4).join() !== first) others += 1
    return others > 40
  }

  /** Bars made of plain elements: neighbours with a length of their own and a colour. */
  const drawnBars = (root = document.body) =>
    [
      ...root.querySelectorAll(
        '[style*="width"], [style*="height"], [style*="flex-grow"], [style*="conic-gradient"], [style*="--"]',
      ),
    ].filter(
      (bar) =>
        looker.visible(bar) &&
        !bar.closest('button, nav') &&
        (fills(bar).length > 0 || bar.style.background.includes('gradient')) &&
        looker.text(bar).length < 20,
    )

  /** Marks of the largest drawing that is a chart. */
  looker.chartMarks = () => {
    const drawings = [...document.querySelectorAll('svg')].filter(
      (svg) => looker.visible(svg) && size(svg).width >= 100 && size(svg).height >= 50,
    )
    const marks = drawings.map((svg) =>
      [...svg.querySelectorAll('rect, path, circle, line, polyline, polygon, ellipse')].filter(
        (mark) => size(mark).width > 0 || size(mark).height > 0,
      ),
    )
    // One line of many points is a chart as well.
    const points = marks
      .flat()
      .map(
        (mark) =>
          (mark.getAttribute('points') ?? mark.getAttribute('d') ?? '').split(/[ ,LlCcHhVvMm]+/)
            .length,
      )
    const most = Math.max(
      0,
      ...marks.map((some) => some.length),
      ...points.map((count) => Math.floor(count / 4)),
    )
    const painted = [...document.querySelectorAll('canvas')].some(
      (one) => looker.visible(one) && size(one).width >= 100 && isPainted(one),
    )
    return Math.max(most, painted ? 3 : 0, drawnBars().length >= 3 ? drawnBars().length : 0)
  }

  /** Bars of results count also where they are empty. */
  looker.bars = () => {
    const meters = [
      ...document.querySelectorAll('progress, meter, [role="progressbar"], [role="meter"]'),
    ]
    const shapes = [...document.querySelectorAll('svg rect, svg circle, svg path')].filter(
      (mark) => size(mark).width > 12 && size(mark.closest('svg')).width >= 60,
    )
    const empty = [
      ...document.querySelectorAll('[style*="width: 0"], [style*="height: 0"]'),
    ].filter((bar) => bar.checkVisibility() && (size(bar).height > 1 || size(bar).width > 1))
    const drawn = drawnBars().length
    return Math.max(
      meters.filter(looker.visible).length,
      drawn > 0 ? drawn + empty.length : 0,
      shapes.length,
    )
  }

  looker.pictures = () => {
    const pictures = [
      ...document.querySelectorAll('img, picture, svg, [role="img"], [style*="background"]'),
    ].filter((one) => {
      const { width, height } = size(one)
      const drawn = one.matches('img')
        ? one.naturalWidth > 0
        : one.matches('[style*="background"]')
          ? /url\(|gradient/.test(getComputedStyle(one).backgroundImage)
          : true
      return looker.visible(one) && width >= 28 && height >= 28 && drawn
    })
    const emoji = looker.text().match(/\p{Extended_Pictographic}/gu) ?? []
    return Math.max(pictures.length, emoji.length)
  }
})()
