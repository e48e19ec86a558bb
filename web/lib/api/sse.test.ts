import { describe, expect, it } from "vitest";
import { eventParser, type ServerEvent } from "./sse";

const STREAM = ': keep-alive\n\nid: 7\nevent: file\ndata: {"path":\ndata: "a"}\r\n\r\ndata:x\n\nevent: lonely\n\nid: 8\rdata: é\r\rid: 9\ndata: cut';
const EXPECTED: ServerEvent[] = [
  { id: "7", type: "file", data: '{"path":\n"a"}' },
  { id: "", type: "message", data: "x" },
  { id: "8", type: "message", data: "é" },
];

function parse(parts: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const feed = eventParser((event) => events.push(event));
  parts.forEach(feed);
  return events;
}

describe("eventParser", () => {
  it("reads fields, comments, all line ends and many data lines; drops an unfinished event", () => {
    expect(parse([STREAM])).toEqual(EXPECTED);
  });

  it("does not care where the stream is cut", () => {
    for (let at = 0; at <= STREAM.length; at++) {
      expect(parse([STREAM.slice(0, at), STREAM.slice(at)])).toEqual(EXPECTED);
    }
    expect(parse([...STREAM])).toEqual(EXPECTED);
  });
});
