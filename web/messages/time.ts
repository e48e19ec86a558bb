import { plural } from "./plural";

/** How far away a moment is. The browser has words for it in every language but ours is the page's, and loading them takes it a while. */
export const time = {
  now: "now",
  ago: (count: number, unit: string) => `${plural(count, unit)} ago`,
  ahead: (count: number, unit: string) => `in ${plural(count, unit)}`,
  yesterday: "yesterday",
  tomorrow: "tomorrow",
};
