/** Larger files are there until the page is left: the browser's storage is small. */
export const KEPT_BYTES = 150_000
/** All kept files together. */
export const KEPT_TOTAL_BYTES = 2_000_000

const endings = {
  csv: 'text',
  json: 'text',
  md: 'text',
  txt: 'text',
  xml: 'text',
  log: 'text',
  pdf: 'document',
  doc: 'document',
  docx: 'document',
  odt: 'document',
  xls: 'document',
  xlsx: 'document',
  ppt: 'document',
  pptx: 'document',
}

export const accepted = {
  any: { label: 'Any file', accept: '' },
  pictures: { label: 'Pictures', accept: 'image/*' },
  documents: {
    label: 'Documents',
    accept: '.pdf,.doc,.docx,.odt,.txt,.md,.csv,.xls,.xlsx,.ppt,.pptx',
  },
}

export function kindOfFile(name, type) {
  if (type.startsWith('image/')) return 'picture'
  if (type.startsWith('audio/')) return 'audio'
  if (type.startsWith('video/')) return 'video'
  if (type.startsWith('text/') || type === 'application/json') return 'text'
  if (type === 'application/pdf') return 'document'
  return endings[endingOf(name)] ?? 'other'
}

/** Why a file is refused; null when it is not. */
export function fileProblem(file, allowed, maxMb) {
  if (file.size > maxMb * 1_000_000) return `${file.name} is larger than ${maxMb} MB.`
  if (file.size === 0) return `${file.name} is empty.`
  const kind = kindOfFile(file.name, file.type)
  const fits =
    allowed === 'any' ||
    (allowed === 'pictures' ? kind === 'picture' : kind === 'document' || kind === 'text')
  return fits ? null : `${file.name} is no ${allowed === 'pictures' ? 'picture' : 'document'}.`
}

/** What of the files goes into the browser's storage: all names, and small contents while there is room. */
export function keptFiles(files) {
  let room = KEPT_TOTAL_BYTES
  return files.map((file) => {
    const length = file.data?.length ?? 0
    const kept = file.bytes <= KEPT_BYTES && length <= room
    if (kept) room -= length
    return kept ? file : { ...file, data: null }
  })
}

export function readFiles(stored) {
  if (!Array.isArray(stored)) return []
  return stored.filter((file) => {
    const texts = [file?.id, file?.name, file?.type, file?.at]
    const sound =
      file?.data === null || (typeof file?.data === 'string' && /^data:/.test(file.data))
    return (
      texts.every((text) => typeof text === 'string') && typeof file?.bytes === 'number' && sound
    )
  })
}

/** 1 536 000 → 1.5 MB */
export function formatBytes(bytes) {
  const units = ['B', 'kB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** step
  const text = value.toLocaleString(undefined, { maximumFractionDigits: value < 10 ? 1 : 0 })
  return `${text} ${units[step]}`
}

/** The text in a data URL. */
export function textOfData(data) {
  const [head = '', body = ''] = data.split(',', 2)
  const bytes = head.endsWith(';base64')
    ? Uint8Array.from(atob(body), (c) => c.charCodeAt(0))
    : new TextEncoder().encode(decodeURIComponent(body))
  return new TextDecoder().decode(bytes)
}

function endingOf(name) {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
