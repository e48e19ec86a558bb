export const slugTool = {
  key: 'slug',
  inputLabel: 'Title',
  outputLabel: 'Slug',
  placeholder: 'Ten Tips for Better Bread',
  file: 'slugs.txt',
  actions: [
    { value: '-', label: 'With hyphens' },
    { value: '_', label: 'With underscores' },
  ],
  run: (input, separator) => ({
    output: input
      .split('\n')
      .map((line) => slugOf(line, separator))
      .join('\n'),
  }),
}

const letters = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
}

/** `Crème brûlée & more!` → `creme-brulee-and-more` */
export function slugOf(text, separator = '-') {
  return text
    .toLowerCase()
    .replace(/[ßæœøđłþ]/g, (letter) => letters[letter] ?? letter)
    .replaceAll('&', ' and ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, separator)
    .replace(new RegExp(`^${separator}+|${separator}+$`, 'g'), '')
}
