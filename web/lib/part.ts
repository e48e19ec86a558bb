import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { serverIsThere } from "./api/http";
import { pause } from "./pause";

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 4_000;

/** What the bundler says of a part that could not be fetched. */
export const isNotFetched = (error: unknown): boolean =>
  error instanceof Error && (error.name === "ChunkLoadError" || /load chunk|dynamically imported module/i.test(error.message));

/** A part of the page that is fetched when it is needed. While the server is away it is waited for, and the rest of the page goes on. */
// React's own type has `any` here: a component of whatever properties.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const part = <T extends ComponentType<any>>(load: () => Promise<{ default: T }>): LazyExoticComponent<T> => lazy(() => fetched(load));

/** Fails when the server is there and has no such part: it has another version of the page. */
export async function fetched<T>(load: () => Promise<T>, isThere = serverIsThere, wait: (ms: number) => Promise<void> = pause): Promise<T> {
  let found = false;
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(delay * 2, LONGEST_DELAY_MS)) {
    try {
      return await load();
    } catch (error) {
      if (found || !isNotFetched(error)) throw error;
    }
    found = await isThere();
    if (!found) await wait(delay);
  }
}
