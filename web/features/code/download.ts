import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { saveFile } from "@/lib/save-file";
import { code as words } from "@/messages/code";
import { toast, toastError } from "@/ui/toasts";

/** Saves the present version as a zip. Fetched with the token, so it cannot be a plain link. */
export async function downloadProject(app: Pick<App, "id" | "name">): Promise<void> {
  try {
    const { blob, name } = await api.exportZip(app.id);
    offer(blob, name ?? `${app.name.replace(/[^\p{L}\p{N}._ -]+/gu, "").trim() || words.archive}.zip`);
  } catch (error) {
    toastError(words.downloadFailed.project, error);
  }
}

export async function downloadFile(appId: string, path: string): Promise<void> {
  try {
    const { text } = await api.readFile(appId, path);
    offer(new Blob([text], { type: "application/octet-stream" }), path.slice(path.lastIndexOf("/") + 1));
  } catch (error) {
    toastError(words.downloadFailed.file, error);
  }
}

function offer(blob: Blob, name: string): void {
  saveFile(blob, name);
  toast(words.downloadStarted);
}
