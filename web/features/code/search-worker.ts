import { findInFiles, type Query } from "./find-in-files";

/** The answer of the version's address, unread; or what to look for in the one that came before. */
export type Ask = { load: ArrayBuffer } | { find: Query; id: number };

/** Reading and searching megabytes takes longer than a page may stand still, so it is done beside it. */
let files: [string, string][] = [];

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  if ("load" in data) {
    const version = JSON.parse(new TextDecoder().decode(data.load)) as { files: Record<string, string> };
    files = Object.entries(version.files).sort(([a], [b]) => (a < b ? -1 : 1));
  } else self.postMessage({ id: data.id, found: findInFiles(files, data.find) });
};
