import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";

/** The file is another one than the one that was looked at. */
export class ChangedMeanwhile extends Error {
  override readonly name = "ChangedMeanwhile";
}

const TRIES = 3;

/** Makes an empty file. Answers its version; null when somebody else has just made a file with this path. */
export async function createFile(appId: string, path: string, version: number, text = ""): Promise<number | null> {
  for (let attempt = 1, at = version; ; attempt++) {
    try {
      return (await api.writeFile(appId, path, text, at)).version;
    } catch (error) {
      if (!isStatus(error, 409) || attempt === TRIES) throw error;
      const now = await api.files(appId);
      if (now.version === at) throw error;
      if (now.files.some((file) => file.path === path)) return null;
      at = now.version;
    }
  }
}

/** Deletes the file as it was at `version`; when it has changed since, it stays. */
export async function deleteFile(appId: string, path: string, version: number): Promise<number> {
  for (let attempt = 1, at = version; ; attempt++) {
    try {
      return (await api.deleteFile(appId, path, at)).version;
    } catch (error) {
      if (!isStatus(error, 409) || attempt === TRIES) throw error;
      const [seen, now] = await Promise.all([api.readFile(appId, path, undefined, version), api.readFile(appId, path)]);
      if (now.version === at) throw error;
      if (now.text !== seen.text) throw new ChangedMeanwhile(path);
      at = now.version;
    }
  }
}

/**
 * Writes the file under its new path, then deletes the old one. In between, `onWritten` has the time to let go of the old one.
 * `kept` is why both are there, if so; null when the path is taken by now.
 */
export async function renameFile(appId: string, from: string, to: string, onWritten: () => Promise<void>): Promise<{ kept: unknown } | null> {
  const { text, version } = await api.readFile(appId, from);
  const written = await createFile(appId, to, version, text);
  if (written === null) return null;
  await onWritten();
  try {
    await deleteFile(appId, from, written);
    return { kept: undefined };
  } catch (error) {
    return { kept: error };
  }
}
