export const uuid = {
  key: 'uuid-generator',
  button: 'Generate UUIDs',
  resultLabel: 'UUIDs',
  settings: [
    {
      id: 'version',
      label: 'Version',
      type: 'choice',
      default: '4',
      options: [
        { value: '4', label: '4 (random)' },
        { value: '7', label: '7 (ordered by time)' },
      ],
    },
    { id: 'count', label: 'How many', type: 'number', default: 5, min: 1, max: 100 },
    { id: 'upper', label: 'Uppercase', type: 'flag', default: false },
    { id: 'hyphens', label: 'Hyphens', type: 'flag', default: true },
  ],
  generate: ({ version, count, upper, hyphens }, random) =>
    Array.from({ length: Number(count) }, () => {
      const text = uuidOf(version === '7' ? 7 : 4, Date.now(), random)
      const plain = hyphens === true ? text : text.replaceAll('-', '')
      return upper === true ? plain.toUpperCase() : plain
    }),
}

/** A UUID of version 4 or 7 (RFC 9562). */
export function uuidOf(version, now, random) {
  const bytes = Array.from({ length: 16 }, () => random(256))
  if (version === 7)
    for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(now / 256 ** (5 - at)) % 256
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
