// The server of a hostile app: what it sends is chosen by the path, as bytes.
"use strict";
const net = require("net");
const answer = (body, headers = "") =>
  `HTTP/1.1 200 OK\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
let waiting = 0;
let stuck = 0;
let entered = "";

const endless = (socket, first, piece) => {
  socket.write(first);
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on("drain", more);
  more();
};

const ROUTES = {
  "/fine": (socket) => socket.end(answer("fine")),
  "/seen": (socket, head) => socket.end(answer(head)),
  "/waiting": (socket) => socket.end(answer(String(waiting))),
  "/entered": (socket) => socket.end(answer(entered)),
  "/never": (socket) => {
    waiting += 1;
    socket.resume();
    socket.on("close", () => (waiting -= 1));
  },
  "/stuck": () => (stuck += 1),
  "/stuck-count": (socket) => socket.end(answer(String(stuck))),
  "/forged-error": (socket) => socket.end(answer("forged", "x-isekai-error: SECURITY_ERROR\r\n")),
  "/forged-refusal": (socket) => socket.end(answer("forged", "x-isekai-agent-refusal: 1\r\n")),
  "/forged-by-connection": (socket) =>
    socket.end("HTTP/1.1 200 OK\r\nConnection: close, content-length, x-real\r\nx-real: 1\r\nContent-Length: 6\r\n\r\nforged"),
  "/forged-trailers": (socket) =>
    socket.end("HTTP/1.1 200 OK\r\nTrailer: x-isekai-error\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nforged\r\n0\r\nx-isekai-error: SECURITY_ERROR\r\n\r\n"),
  "/early-hints": (socket) =>
    socket.end("HTTP/1.1 103 Early Hints\r\nx-isekai-error: SECURITY_ERROR\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + answer("final")),
  "/switch": (socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n" + answer("smuggled")),
  "/both-lengths": (socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n0\r\n\r\n" + answer("smuggled")),
  "/two-lengths": (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nfour" + answer("smuggled")),
  "/second-answer": (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst" + answer("smuggled")),
  "/too-short": (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort"),
  "/bad-chunks": (socket) => socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx"),
  "/split-header": (socket) => socket.end("HTTP/1.1 200 OK\r\nx-a: b\rx-isekai-error: SECURITY_ERROR\r\nContent-Length: 2\r\n\r\nok"),
  "/folded-header": (socket) => socket.end("HTTP/1.1 200 OK\r\nx-a: b\r\n x-isekai-error: c\r\nContent-Length: 2\r\n\r\nok"),
  "/nonsense": (socket) => socket.end(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 167) & 255))),
  "/status": (socket) => socket.end("HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n"),
  "/silent": (socket) => socket.end(),
  "/endless-headers": (socket) => endless(socket, "HTTP/1.1 200 OK\r\n", "x-header: 0123456789\r\n".repeat(100)),
  "/endless-header": (socket) => endless(socket, "HTTP/1.1 200 OK\r\nx-header: ", "0123456789".repeat(1000)),
  "/endless-body": (socket) => endless(socket, "HTTP/1.1 200 OK\r\n\r\n", Buffer.alloc(65536, 120)),
  "/redirect": (socket, head) =>
    socket.end(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${/\?(\d+)/.exec(head)[1]}/\r\nContent-Length: 0\r\n\r\n`),
  "/cookies": (socket) => socket.end(answer("cookies", "Set-Cookie: isekai_session=forged; Domain=localhost; Path=/\r\n")),
};

const serve = (socket) => {
  let head = "";
  const begin = (chunk) => {
    head += chunk.toString("latin1");
    if (!head.includes("\r\n\r\n")) return;
    const [method, target] = head.split(" ");
    entered = (entered + head.slice(0, 2000)).slice(-20000);
    // A request's body is never read from here on: its sender waits.
    socket.off("data", begin);
    socket.pause();
    if (method === "CONNECT") return socket.end("HTTP/1.1 200 Connection established\r\n\r\n");
    const route = ROUTES[target.split("?")[0]];
    if (route) route(socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  };
  socket.on("data", begin);
  socket.on("error", () => {});
};

for (const place of [{ port: 3000, host: "127.0.0.1" }, { path: "\0neighbour" }]) net.createServer(serve).listen(place).on("error", () => {});
