import { api, fileName } from "@/lib/api/endpoints";
import { saveFile } from "@/lib/save-file";
import { queryOf, type AuditFilter } from "./filter";

export type Format = "csv" | "jsonl";

/** Saves the rows as a file and answers its name. Fetched with the token, so it cannot be a plain link. */
export async function saveLog(filter: AuditFilter, format: Format, onSize: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  const response = await api.auditExport({ ...queryOf(filter), format }, signal);
  const name = fileName(response.headers.get("content-disposition")) ?? `audit.${format}`;
  const parts = await partsOf(response, onSize);
  saveFile(new Blob(parts, { type: response.headers.get("content-type") ?? undefined }), name);
  return name;
}

/** A body that breaks off is an error, never a file that looks whole. */
async function partsOf(response: Response, onSize: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = response.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return parts;
    parts.push(part.value);
    size += part.value.byteLength;
    onSize(size);
  }
}
