export interface ServerEvent {
  /** Empty for events that are not durable. */
  id: string;
  type: string;
  data: string;
}

const ENDS = /\r\n|\r|\n/g;

/** An incremental reader of text/event-stream (HTML Living Standard, 9.2.6). Feed it text; it calls back per event. */
export function eventParser(onEvent: (event: ServerEvent) => void): (text: string) => void {
  let buffer = "";
  let id = "";
  let type = "";
  let data: string[] = [];

  const field = (line: string): void => {
    if (line === "") {
      if (data.length > 0) onEvent({ id, type: type || "message", data: data.join("\n") });
      id = "";
      type = "";
      data = [];
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") data.push(value);
    else if (name === "event") type = value;
    else if (name === "id" && !value.includes("\0")) id = value;
  };

  return (text) => {
    buffer += text;
    let from = 0;
    for (;;) {
      ENDS.lastIndex = from;
      const end = ENDS.exec(buffer);
      // A lone CR at the very end may be the first half of CRLF: wait for the rest.
      if (end === null || (end[0] === "\r" && end.index === buffer.length - 1)) break;
      const line = buffer.slice(from, end.index);
      from = ENDS.lastIndex;
      field(line);
    }
    buffer = buffer.slice(from);
  };
}
