import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { toast, toastError } from "@/ui/toasts";

/** Saves the present version as a zip. Fetched with the token, so it cannot be a plain link. */
export async function downloadProject(app: Pick<App, "id" | "name">): Promise<void> {
  try {
    const { blob, name } = await api.exportZip(app.id);
    const url = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = url;
    link.download = name ?? `${app.name.replace(/[^\p{L}\p{N}._ -]+/gu, "").trim() || "app"}.zip`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    toast("Download started");
  } catch (error) {
    toastError("The project was not downloaded", error);
  }
}
