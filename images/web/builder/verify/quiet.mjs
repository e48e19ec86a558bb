/** No change of the page for this long means it is done; an empty page gets more time to show something. */
const QUIET_MS = 40;
const EMPTY_QUIET_MS = 600;
const POLL_MS = 5;

/**
 * Resolves when the page has stopped changing and nothing it asked for is still on its way, or after `limitMs`. `activeMs` answers when
 * the app's server was last busy with it.
 */
export async function untilQuiet({ window, limitMs, isRendered, activeMs }) {
  const startedMs = performance.now();
  let changedMs = startedMs;
  const observer = new window.MutationObserver(() => (changedMs = performance.now()));
  observer.observe(window.document, { subtree: true, childList: true, attributes: true, characterData: true });
  while (performance.now() - startedMs < limitMs) {
    const quietMs = performance.now() - Math.max(changedMs, activeMs());
    if (quietMs >= EMPTY_QUIET_MS || (quietMs >= QUIET_MS && isRendered())) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  observer.disconnect();
}
