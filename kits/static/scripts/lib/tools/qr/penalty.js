/** How hard a code is to read: long runs, large blocks, what looks like a corner, too much dark or light. */
export function penalty(modules) {
  const columns = modules.map((_, x) => modules.map((row) => row[x] === true))
  const lines = [...modules, ...columns].map((line) =>
    line.map((dark) => (dark ? '1' : '0')).join(''),
  )
  const sum = (values) => values.reduce((total, value) => total + value, 0)
  return sum(lines.map(runs)) + sum(lines.map(corners)) + squares(modules) + balance(modules)
}

function runs(line) {
  return (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0)
}

function corners(line) {
  let count = 0
  for (let at = 0; at + 11 <= line.length; at += 1) {
    const part = line.slice(at, at + 11)
    if (part === '10111010000' || part === '00001011101') count += 1
  }
  return 40 * count
}

function squares(modules) {
  let count = 0
  for (const [y, row] of modules.entries()) {
    const below = modules[y + 1]
    if (!below) break
    for (let x = 0; x + 1 < row.length; x += 1) {
      const dark = row[x]
      if (dark === row[x + 1] && dark === below[x] && dark === below[x + 1]) count += 1
    }
  }
  return 3 * count
}

function balance(modules) {
  const all = modules.length ** 2
  const dark = modules.flat().filter(Boolean).length
  return 10 * Math.floor((10 * Math.abs(2 * dark - all)) / all)
}
