/** A path inside the preview from what was typed into its address bar: never another site. */
export function previewPath(typed: string): string {
  const text = typed.trim();
  if (!text) return "/";
  try {
    const url = new URL(text.startsWith("/") ? text.replace(/^\/+/, "/") : text.includes("://") ? text : `/${text}`, "http://preview.invalid");
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return "/";
  }
}

/** The one-time address of a session, leading to `path`. */
export function sessionAt(url: string, path: string): string {
  const parsed = new URL(url);
  parsed.searchParams.set("next", path);
  return parsed.toString();
}
