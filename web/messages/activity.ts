/** Words for what happens to an app: its steps, its state, where a version came from. */
export const activity = {
  /** Names of workflow steps, in the words of somebody waiting for them: what is going on, and what it became. */
  steps: {
    generate: ["Planning and writing the code", "Planned and wrote the code"],
    edit: ["Changing the code", "Changed the code"],
    claim: ["Opening a sandbox", "Opened a sandbox"],
    build: ["Building", "Built"],
    store: ["Saving this version", "Saved this version"],
    verify: ["Checking that it works", "Checked that it works"],
    publish: ["Opening the preview", "Opened the preview"],
  } as Record<string, [doing: string, done: string]>,
  working: "Working",
  state: {
    deleting: "Deleting",
    failed: "Failed",
    starting: "Starting",
    stopped: "Stopped",
    updating: "Updating",
    running: "Running",
    generating: "Generating",
  },
  doing: {
    queued: "Waiting", planning: "Planning", building: "Building", verifying: "Checking", paused: "Resting",
  } as Record<string, string>,
  ofVersion: (what: string, version: number) => `${what} · version\u00a0${version}`,
  started: "Started the app",
  broughtUp: "Brought the app up to date",
  origins: {
    generate: "Generated from the prompt", iterate: "Changed by a prompt", edit: "Edited by hand", rollback: "Restored",
  } as Record<string, string>,
  newVersion: "New version",
};
