export const base64Tool = {
  key: 'base64',
  inputLabel: 'Input',
  outputLabel: 'Output',
  placeholder: 'Text to encode, or Base64 to decode',
  file: 'base64.txt',
  actions: [
    { value: 'encode', label: 'Encode' },
    { value: 'decode', label: 'Decode' },
    { value: 'url', label: 'Encode for URLs' },
  ],
  run(input, action) {
    if (action === 'decode') return decode(input)
    const text = toBase64(new TextEncoder().encode(input))
    const output =
      action === 'url' ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text
    return { output }
  },
}

export const urlTool = {
  key: 'url-encode',
  inputLabel: 'Input',
  outputLabel: 'Output',
  placeholder: 'Text or an address',
  file: 'url.txt',
  actions: [
    { value: 'encode', label: 'Encode' },
    { value: 'decode', label: 'Decode' },
    { value: 'address', label: 'Encode a whole address' },
  ],
  run(input, action) {
    try {
      if (action === 'decode') return { output: decodeURIComponent(input.replaceAll('+', ' ')) }
      return { output: action === 'address' ? encodeURI(input) : encodeURIComponent(input) }
    } catch {
      const at = action === 'decode' ? wrongEscape(input) : -1
      return at === -1
        ? { problem: 'The text has half a character in it and cannot be encoded.' }
        : { problem: 'A % must be followed by the code of a character.', ...placeOf(input, at) }
    }
  },
}

function decode(input) {
  const text = input
    .replace(/\s+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/, '')
  const odd = /[^A-Za-z0-9+/]/.exec(text)
  if (odd)
    return {
      problem: `“${odd[0]}” is no character of Base64.`,
      ...placeOf(input, input.indexOf(odd[0])),
    }
  if (text.length % 4 === 1) return { problem: 'The text ends too early to be Base64.' }
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
  try {
    return { output: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { problem: 'This decodes to bytes that are no text.' }
  }
}

function toBase64(bytes) {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Where the first escape stands that cannot be decoded. */
function wrongEscape(text) {
  for (const match of text.matchAll(/(?:%[0-9a-f]{2})+|%/gi)) {
    try {
      decodeURIComponent(match[0])
    } catch {
      return match.index
    }
  }
  return -1
}

/** Line and column of a position, counted from 1. */
export function placeOf(text, at) {
  const before = text.slice(0, Math.max(0, at)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
