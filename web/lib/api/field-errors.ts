import { asApiError, sentence } from "./errors";

/** What the server says of single fields of a request, by their paths in it. Of several about one field the first. */
export function fieldErrors(error: unknown): Record<string, string> {
  const { fields } = (asApiError(error).details ?? {}) as { fields?: unknown };
  const found: Record<string, string> = {};
  for (const entry of Array.isArray(fields) ? fields : []) {
    const { field, message } = (entry ?? {}) as Record<string, unknown>;
    if (typeof field === "string" && typeof message === "string") found[field] ??= sentence(message);
  }
  return found;
}

/** Whether each mistake stands beside its field already, so that nothing is left to say about the whole. */
export function allShown(error: unknown, isShown: (field: string) => boolean): boolean {
  const fields = Object.keys(fieldErrors(error));
  return fields.length > 0 && fields.every(isShown);
}
