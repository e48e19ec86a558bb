import { plural } from "./plural";

/** What can be wrong with the audit log: what it means, and what to do. Advice is that of docs/compliance/incident-response.md. */
export const auditProblems: Record<string, { title: string; means: string; act: string }> = {
  ROW_CHANGED: {
    title: "A row was changed",
    means: "The row is not what Isekai wrote, or Isekai never wrote it. Somebody wrote to the database without the keyring.",
    act: "Compare the row with the last export and the last backup. Do not mend it: the finding is the record.",
  },
  ROW_MISSING: {
    title: "A row is gone",
    means: "The chain has the place and the row that stood there is not in the log any more. Somebody deleted it in the database.",
    act: "Look for the row in the last export and the last backup.",
  },
  PLACES_MISSING: {
    title: "Places of the chain are gone",
    means: "Rows were deleted together with their places, from this place on.",
    act: "Look for what stood there in the last export and the last backup.",
  },
  LINK_BROKEN: {
    title: "The chain is broken",
    means: "This place does not follow from the one before: a row was moved, put in, or written by somebody else.",
    act: "Compare the order of the rows around it with the last export.",
  },
  ROW_FORGED: {
    title: "A row was put in",
    means: "Isekai never wrote this row. Somebody wrote it into the database without the keyring.",
    act: "Do not believe what the row says, and keep it as evidence.",
  },
  ROW_UNSEALED: {
    title: "A row waits for its place",
    means: "Isekai wrote this row more than a minute ago and nobody has sealed it.",
    act: "Check that the worker runs (DATA/log/worker.log). If it does, somebody changed its list in the database.",
  },
  CHECKPOINT_FORGED: {
    title: "A signature does not hold",
    means: "A signed end of the log is not signed by a sealer that this server knows, or is over another chain. A public key may be missing.",
    act: "First look for a missing key (seal-….pub) in backups of DATA/audit. If none is missing, somebody tried to excuse a change.",
  },
  TRUNCATED: {
    title: "The log ends too early",
    means: "It was sealed further than it reaches now. Its end was cut off, or a backup was put back.",
    act: "If a backup was put back, that is the reason: let the log go on with the command below. If not, its end was cut off.",
  },
  CLOCK_ROLLED_BACK: {
    title: "The time runs backwards",
    means: "A row was sealed before the one in front of it, or before it was written. The clock stood wrong, or a row was sealed in the past.",
    act: "Look at the time of the machines.",
  },
};

export const auditVerify = {
  button: "Verify",
  title: "Verification",
  running: "Looking through the whole log",
  elapsed: (time: string) => `${time} so far. You can go on with other things; what was found will be here.`,
  stop: "Stop",
  again: "Verify again",
  close: "Close the verification",
  failed: "The log could not be verified",
  busy: "Somebody else has it looked through right now. Try again in a while.",
  tooLong: "The log is too long to be looked through within one request. Do it on the machine where Isekai runs:",
  command: 'isekai audit verify --config "$CONFIG"',
  copyCommand: "Copy the command",
  copiedCommand: "Command copied",
  at: (time: string) => `Verified on ${time}.`,
  holds: "The log holds",
  holdsText: "No row was changed, taken out, put in or moved.",
  changed: (count: number, more: boolean) => (more ? `The log was changed: the first ${count} faults` : `The log was changed: ${plural(count, "fault")}`),
  changedText: "Each fault with its place, the first one first.",
  checked: { rows: "Rows", checkpoints: "Signed checkpoints", last: "Last place", anchor: "Kept elsewhere" },
  place: (seq: string) => `Place ${seq}`,
  noAnchor: "none",
  noAnchorText:
    "No end of the log is kept outside of the database where this server can read it, so a log that was cut off at its end would not be noticed. " +
    "Check that the worker runs and that both have the same audit.dir.",
  unknown: (problem: string) => ({
    title: problem,
    means: "This page does not know this fault.",
    act: "Look it up in docs/security/audit.md of the version that runs.",
  }),
  copyRow: (id: string) => `Copy the id of row ${id}`,
  copiedRow: "Id of the row copied",
  see: "Rows around it",
  places: (count: number) => plural(count, "place"),
  next: {
    title: "What to do",
    steps: [
      "Keep the evidence before anything else: export the log, copy DATA/audit, and make a dump of the database onto another machine.",
      "Verify again on the machine, with a copy of anchor.json that was kept elsewhere:",
      "Find out who can write to the database: isekai doctor (its check “audit log”), roles of PostgreSQL, pg_hba.conf, its logs.",
      "Close that way: new passwords. Rotate the audit key if the keyring may be known.",
      "Leave the rows as they are. Put the backup from before into another database to read what they said.",
    ],
    anchorCommand: 'isekai audit verify --config "$CONFIG" --anchor COPY/anchor.json',
    accept: "Only when all is safe elsewhere, or a backup was put back on purpose, let the log go on behind the cut:",
    acceptCommand: (place: number) => `isekai audit accept --config "$CONFIG" --place ${place} --reason "…"`,
    more: "The whole procedure is in docs/compliance/incident-response.md, “Tampered audit log”.",
  },
};
