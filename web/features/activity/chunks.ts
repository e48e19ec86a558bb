import type { StreamedFile } from "./model";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const newFile = (path: string): StreamedFile => ({
  path, text: null, streamedBytes: 0, sizeBytes: null, revision: 0, writing: false,
});

/**
 * Puts `text` at byte `offset` of a file. A chunk may come twice (after a reconnect) or leave a gap (the stream is
 * bounded): a gap drops what is known, and the finished file is fetched instead.
 */
export function applyChunk(file: StreamedFile, offset: number, text: string): StreamedFile {
  const added = encoder.encode(text).length;
  if (offset === 0) return { ...file, text, streamedBytes: added, writing: true };
  if (file.text === null || offset > file.streamedBytes) return { ...file, text: null, streamedBytes: 0, writing: true };
  if (offset === file.streamedBytes) {
    return { ...file, text: file.text + text, streamedBytes: offset + added, writing: true };
  }
  const kept = decoder.decode(encoder.encode(file.text).subarray(0, offset));
  const end = offset + added;
  if (end <= file.streamedBytes) return { ...file, writing: true };
  return { ...file, text: kept + text, streamedBytes: end, writing: true };
}
