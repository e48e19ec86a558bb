const MAX_LINES = 4000

/** The lines of two texts side by side: a longest common subsequence, by Myers’ greedy algorithm (1986). */
export function diffLines(before, after) {
  const [a, b] = [split(before), split(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end += 1
  const middle = walk(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (text) => ({ kind: 'same', text })
  return number([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)])
}

export function diffSize(lines) {
  const count = (kind) => lines.filter((line) => line.kind === kind).length
  return { added: count('added'), removed: count('removed') }
}

function walk(a, b) {
  const limit = a.length + b.length
  let furthest = new Map([[1, 0]])
  const trace = []
  for (let d = 0; d <= limit; d += 1) {
    trace.push(furthest)
    furthest = new Map(furthest)
    for (let k = -d; k <= d; k += 2) {
      let x = down(furthest, k, d) ? reach(furthest, k + 1) : reach(furthest, k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      furthest.set(k, x)
      if (x >= a.length && x - k >= b.length) return backtrack(a, b, trace)
    }
  }
  return []
}

/** From the end back to the beginning along the way that was found. */
function backtrack(a, b, trace) {
  const steps = []
  let [x, y] = [a.length, b.length]
  for (const [d, furthest] of [...trace.entries()].toReversed()) {
    const k = x - y
    const before = down(furthest, k, d) ? k + 1 : k - 1
    const startX = reach(furthest, before)
    const startY = startX - before
    while (x > startX && y > startY) {
      steps.push({ kind: 'same', text: a[x - 1] ?? '' })
      x -= 1
      y -= 1
    }
    if (d === 0) break
    if (x === startX) steps.push({ kind: 'added', text: b[y - 1] ?? '' })
    else steps.push({ kind: 'removed', text: a[x - 1] ?? '' })
    ;[x, y] = [startX, startY]
  }
  return steps.toReversed()
}

function down(furthest, k, d) {
  return k === -d || (k !== d && reach(furthest, k - 1) < reach(furthest, k + 1))
}

function reach(furthest, k) {
  return furthest.get(k) ?? 0
}

function number(steps) {
  let [before, after] = [0, 0]
  return steps.map((step) => {
    if (step.kind !== 'added') before += 1
    if (step.kind !== 'removed') after += 1
    return {
      ...step,
      before: step.kind === 'added' ? null : before,
      after: step.kind === 'removed' ? null : after,
    }
  })
}

function split(text) {
  return text === '' ? [] : text.split('\n').slice(0, MAX_LINES)
}
