const aTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Loads the editor part by part, each evaluated in a task of its own: in one go it would keep the browser busy for longer than a frame or three. */
export async function loadEditor() {
  await import("@codemirror/state");
  await aTask();
  await import("@codemirror/view");
  await aTask();
  await import("@codemirror/language");
  await aTask();
  return import("./editor");
}
