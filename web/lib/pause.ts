/** Waits before another attempt. Ends early when the browser comes back online or the tab is looked at again. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      document.removeEventListener("visibilitychange", visible);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const visible = (): void => {
      if (document.visibilityState === "visible") finish();
    };
    const timer = setTimeout(finish, ms);
    window.addEventListener("online", finish);
    document.addEventListener("visibilitychange", visible);
    signal?.addEventListener("abort", finish);
  });
}
