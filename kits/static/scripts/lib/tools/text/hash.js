import { md5, sha1, sha256 } from './digests.js'
import { sha512 } from './sha512.js'

/** Digests of the text as UTF-8. Computed here: the browser's own need a secure page. */
export const hashTool = {
  key: 'hash',
  inputLabel: 'Text',
  outputLabel: 'Hash',
  placeholder: 'Text to hash',
  file: 'hash.txt',
  actions: [
    { value: 'sha256', label: 'SHA-256' },
    { value: 'sha512', label: 'SHA-512' },
    { value: 'sha1', label: 'SHA-1' },
    { value: 'md5', label: 'MD5' },
  ],
  run(input, action) {
    const digest = { sha512, sha1, md5 }[action] ?? sha256
    const bytes = digest(new TextEncoder().encode(input))
    return { output: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') }
  },
}
