import { Compartment, type Extension } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";
import { fetched } from "@/lib/part";

const script = async (typescript: boolean, jsx: boolean): Promise<Extension> => (await import("@codemirror/lang-javascript")).javascript({ typescript, jsx });
const markup = async (): Promise<Extension> => (await import("@codemirror/lang-html")).html();

const LANGUAGES: Record<string, () => Promise<Extension>> = {
  ts: () => script(true, false),
  mts: () => script(true, false),
  tsx: () => script(true, true),
  js: () => script(false, true),
  jsx: () => script(false, true),
  mjs: () => script(false, true),
  cjs: () => script(false, true),
  css: async () => (await import("@codemirror/lang-css")).css(),
  html: markup,
  svg: markup,
  xml: markup,
  json: async () => (await import("@codemirror/lang-json")).json(),
  md: async () => (await import("@codemirror/lang-markdown")).markdown(),
  py: async () => (await import("@codemirror/lang-python")).python(),
};

/** The language of a file, by its ending. It comes a moment after the text: all of them at once would keep the browser busy. */
export function languageOf(path: string): Extension {
  const load = LANGUAGES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
  if (!load) return [];
  const place = new Compartment();
  const loading = ViewPlugin.define((view) => {
    let gone = false;
    fetched(load).then(
      (language) => {
        if (!gone) view.dispatch({ effects: place.reconfigure(language) });
      },
      // Without it the text is readable, too.
      () => undefined,
    );
    return { destroy: () => void (gone = true) };
  });
  return [place.of([]), loading];
}
