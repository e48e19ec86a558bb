/** What an app's frame may use of the browser, besides what every page may. */
const GRANTED = "clipboard-write; fullscreen";
/** Taking the focus, and with it what is typed, before anybody has clicked into the app. */
const FOCUS = "focus-without-user-activation";

interface Policy {
  features: () => string[];
}

/** The frame's `allow`. A browser that does not know the word for the focus yet would complain of it in the console. */
export function framePermissions(page: Document & { featurePolicy?: Policy } = document): string {
  return page.featurePolicy?.features().includes(FOCUS) ? `${GRANTED}; ${FOCUS} 'none'` : GRANTED;
}
