const SAMPLE_BYTES = 4_000

/**
 * The text of a file: UTF-8 where it is valid, UTF-16 by its byte order mark or its zero bytes, else Windows-1252, which is
 * what spreadsheets write on Windows in Western Europe.
 */
export function decodeText(bytes) {
  const utf16 = utf16Of(bytes)
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), note: null }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null }
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'This file is not UTF-8 and was read as Windows-1252. If letters look wrong, save it as “CSV UTF-8” and open it again.',
    }
  }
}

/** The mark FF FE or FE FF is no valid UTF-8; without one, zeros in every other byte of Latin text give UTF-16 away. */
function utf16Of(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = sample.length * 0.4
  if (odd > most && even === 0) return 'utf-16le'
  return even > most && odd === 0 ? 'utf-16be' : null
}
