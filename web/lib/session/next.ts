/** A path of this site to go to after signing in; anything that could leave the site becomes "/". */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith("/") || /^\/[/\\]/.test(next) || /[\x00-\x1f\\]/.test(next)) return "/";
  return next;
}
