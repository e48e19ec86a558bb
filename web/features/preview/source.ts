import { previewPath } from "./address";

export type { Spot } from "@/features/code/spot";

/** How a source is shown: the app's own files by their path. */
export function shortSource(source: string, origin: string | null): string {
  if (origin && source.startsWith(`${origin}/`)) return source.slice(origin.length + 1).replace(/[?#].*$/, "") || "/";
  return source;
}

/**
 * The file of the project that a source of the app is. Files that are served as they are have their own names; a page has that of its
 * `index.html`. What a build made out of many files is none of them.
 */
export function projectFile(source: string, origin: string | null, files: ReadonlySet<string>): string | null {
  if (!origin || (source !== origin && !source.startsWith(`${origin}/`))) return null;
  const path = decoded(source.slice(origin.length + 1).replace(/[?#].*$/, ""));
  const names = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}/index.html`];
  // Kept beside the code, served from the top.
  return names.flatMap((name) => [name, `public/${name}`]).find((name) => files.has(name)) ?? null;
}

/** The address of a place in the app that can be opened elsewhere. */
export function addressOf(previewUrl: string, path: string): string {
  return new URL(previewPath(path), previewUrl).toString();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
