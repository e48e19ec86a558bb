import { describe, expect, it } from 'vitest'
import {
  fileProblem,
  formatBytes,
  keptFiles,
  kindOfFile,
  readFiles,
  textOfData,
  type UploadedFile,
} from './files'

const file = (more: Partial<UploadedFile> = {}): UploadedFile => ({
  id: '1',
  name: 'a.txt',
  type: 'text/plain',
  bytes: 3,
  at: '2026-03-09T12:00:00Z',
  data: 'data:text/plain;base64,YWJj',
  ...more,
})

describe('files', () => {
  it('are of a kind, by type or ending', () => {
    expect(kindOfFile('a.png', 'image/png')).toBe('picture')
    expect(kindOfFile('a.CSV', '')).toBe('text')
    expect(kindOfFile('a.docx', 'application/vnd.openxmlformats')).toBe('document')
    expect(kindOfFile('a', '')).toBe('other')
  })

  it('are refused with a reason', () => {
    const big = { name: 'a.png', type: 'image/png', size: 6e6 }
    expect(fileProblem(big, 'any', 5)).toBe('a.png is larger than 5 MB.')
    expect(fileProblem({ ...big, size: 0 }, 'any', 5)).toBe('a.png is empty.')
    expect(fileProblem({ ...big, size: 1 }, 'documents', 5)).toBe('a.png is no document.')
    expect(fileProblem({ ...big, size: 1 }, 'pictures', 5)).toBeNull()
    expect(
      fileProblem({ name: 'a.pdf', type: 'application/pdf', size: 1 }, 'documents', 5),
    ).toBeNull()
  })

  it('are kept while they are small and there is room', () => {
    const large = file({ bytes: 200_000 })
    const many = Array.from({ length: 20 }, () => file({ data: `data:,${'x'.repeat(150_000)}` }))
    expect(keptFiles([file(), large]).map((one) => one.data)).toEqual([file().data, null])
    expect(keptFiles(many).filter((one) => one.data !== null)).toHaveLength(13)
  })

  it('are read back only when they are whole', () => {
    const odd = [null, {}, { ...file(), data: 'javascript:alert(1)' }, { ...file(), bytes: 'x' }]
    expect(readFiles([file(), ...odd])).toEqual([file()])
    expect(readFiles('x')).toEqual([])
  })

  it('show their size and text', () => {
    expect(
      [0, 999, 1536, 1_536_000, 25e6].map(formatBytes).map((text) => text.replace(',', '.')),
    ).toEqual(['0 B', '999 B', '1.5 kB', '1.5 MB', '25 MB'])
    expect(textOfData('data:text/plain;base64,R3LDvMOfZQ==')).toBe('Grüße')
    expect(textOfData('data:text/plain,a%20b')).toBe('a b')
  })
})
