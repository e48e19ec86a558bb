// Sends what $REQUEST says to a port on loopback and tells in one line what came back: the status of an HTTP answer, `closed`, the
// error of the connection, or else the bytes themselves.
const request = process.env.REQUEST.replace(/\\r/g, "\r").replace(/\\n/g, "\n").replace(/\\0/g, "\0");
const socket = require("net").connect(Number(process.argv[2]), "127.0.0.1");
const tell = (line) => {
  console.log(line);
  process.exit();
};
let answer = "";
socket.on("connect", () => socket.write(request, "latin1"));
socket.on("data", (bytes) => {
  answer += bytes.toString("latin1");
  const status = /^HTTP\/\d(?:\.\d)? (\d+)[^\n]*\n/.exec(answer);
  if (status) tell("status " + status[1]);
  if (answer.length > 4096) tell(JSON.stringify(answer.slice(0, 100)));
});
socket.on("error", (error) => tell(error.code));
socket.on("close", () => tell(answer === "" ? "closed" : JSON.stringify(answer.slice(0, 100))));
socket.setTimeout(10_000, () => tell("timeout after " + JSON.stringify(answer.slice(0, 100))));
