import { plural } from "./plural";

const named = (files: readonly string[]): string =>
  files.length === 0 ? "" : files.length <= 2 ? files.join(" and ") : `${files[0]}, ${files[1]} and ${files.length - 2} more`;

/** Words for mending an app: what would be done is said before it is done. */
export const fix = {
  action: "Fix it",
  title: "Fix it",
  looking: "Looking at the versions…",
  notRead: "The versions could not be read",
  start: {
    text: "Nothing in the code is known to be wrong, so the app is started again as it is.",
    action: "Start it again",
    done: "The app is starting",
  },
  restore: {
    edits: (to: number, files: readonly string[]) =>
      `${files.length ? `Your edits of ${named(files)}` : "Your edits"} came after version ${to}. They are put back as they were then. Nothing is lost: what you wrote stays in Versions, where you can restore it.`,
    newer: (to: number, files: readonly string[]) =>
      `The last change${files.length ? `, of ${plural(files.length, "file")},` : ""} came after version ${to}. The app goes back to that version. Nothing is lost: the present one stays in Versions, where you can restore it.`,
    action: (to: number) => `Go back to version ${to}`,
  },
  restored: (to: number) => `Going back to version ${to}`,
  open: {
    text: (path: string, line: number) => `The error is in ${path}${line > 0 ? `, line ${line}` : ""}. It opens in the editor with the error beside it; saving builds the app again.`,
    action: (path: string, line: number) => (line > 0 ? `Open ${path}:${line}` : `Open ${path}`),
  },
  reword: {
    text: "No version of this app has worked yet. Your words go back into the prompt box, to be said in another way.",
    action: "Change the prompt",
  },
  logs: {
    text: "There is no earlier version to go back to, and the error does not say where it comes from. The log may tell more.",
    action: "Open the logs",
  },
  failed: "It was not mended",
  retry: "Try again",
  hide: "Hide the error",
};
