/** The first letters of a person's first and last name. Titles do not count. */
export function initials(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(dr|prof|mr|mrs|ms|sir|dame)\.?$/i.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /[\p{L}\d]/u.exec(word ?? '')?.[0] ?? '',
  )
  return letters.join('').toUpperCase()
}
