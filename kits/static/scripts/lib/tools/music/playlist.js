/** Which track follows; null at the end. `ended` when the track ran out, not when the user asked for the next. */
export function nextTrack(count, current, { repeat, shuffle, ended }, random) {
  if (count === 0) return null
  if (ended && repeat === 'one') return current
  if (shuffle && count > 1) {
    const other = random(count - 1)
    return other >= current ? other + 1 : other
  }
  if (current + 1 < count) return current + 1
  return repeat === 'off' && ended ? null : 0
}

/** The track before; within the first seconds only, else the same from its start. */
export function previousTrack(count, current, seconds) {
  if (seconds > 3 || count === 0) return current
  return (current - 1 + count) % count
}

export function formatTime(seconds) {
  if (!Number.isFinite(seconds)) return '0:00'
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** `My song.mp3` → `My song` */
export function titleOf(name) {
  return (
    name
      .replace(/\.\w{2,4}$/, '')
      .replaceAll('_', ' ')
      .trim() || name
  )
}
