const MAX_LINE_BYTES = 64 * 1024;

/** Yields the lines of a byte stream; a line longer than any request may be ends the stream with an error. */
export async function* readLines(stream, maxBytes = MAX_LINE_BYTES) {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let end;
    while ((end = rest.indexOf(10)) !== -1) {
      const line = rest.subarray(0, end).toString("utf8").trim();
      rest = rest.subarray(end + 1);
      if (line) yield line;
    }
    if (rest.length > maxBytes) throw new Error(`request line is longer than ${maxBytes} bytes`);
  }
}
