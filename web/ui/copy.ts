import { ui } from "@/messages/ui";
import { toast } from "./toasts";

/** Copies and says so. Falls back to a hidden field where the clipboard API is missing (plain http). */
export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "fixed opacity-0";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) return toast(ui.copied.failed);
  }
  toast(said);
}
