import { grouped } from "@/lib/format";
import { plural } from "./plural";

/** Words of Home: the box, the user's apps, and what is in the way of a new one. */
export const home = {
  title: "Describe an app. Step into it.",
  examples: "Examples",

  box: {
    label: "What should the app do?",
    placeholder: "A habit tracker with streaks, a CSV viewer that sorts and filters, a page for my bakery…",
    create: "Create",
    starting: "Starting",
    keys: "Enter creates it, Shift and Enter begin a new line.",
  },
  problem: {
    tooLong: (bytes: number, limit: number) =>
      `The prompt has ${grouped(bytes)} bytes; at most ${grouped(limit)} are allowed. Shorten it to go on.`,
    control: (position: number) => `Character ${position} is a control character. Remove it to go on.`,
  },

  stack: {
    label: "Made with",
    auto: "Auto",
    autoHint: "What suits the request",
    names: {
      react: { label: "React", hint: "Components in TypeScript" },
      static: { label: "HTML", hint: "Plain HTML, CSS and JavaScript" },
      fullstack: { label: "Full stack", hint: "React, with a Node server that keeps the data" },
      python: { label: "Python", hint: "React, with a Python server that keeps the data" },
    } as Record<string, { label: string; hint: string }>,
  },

  refused: {
    title: "Nothing was created",
    again: "Try again",
    goToApps: "Go to your apps",
    notAllowed: "An administrator can give you a role that may make apps.",
    tooMany: "Too many tries in a short time",
    tooManyWait: (seconds: number) => `You can try again in ${plural(seconds, "second")}. Your words are kept.`,
    tooManyOver: "You can try again now. Your words are kept.",
    waiting: "Waiting for Isekai",
    maintenance: "Isekai is under maintenance",
    retryIn: (seconds: number) => (seconds > 0 ? `Trying again in ${plural(seconds, "second")}.` : "Trying again now."),
    kept: "Nothing is lost: your words stay in the box, and one app is made, however often this is tried.",
    now: "Try now",
    stop: "Stop trying",
  },

  mayNot: {
    title: "Your account does not make apps",
    text: "None of your roles has the permission “app:create”. An administrator can give you a role that has it.",
  },

  usage: {
    label: "What you use of your quotas",
    apps: "Apps",
    running: "Running",
    of: (used: number, max: number) => `${grouped(used)} of ${grouped(max)}`,
    near: "nearly full",
    full: "full",
    none: "Ask an administrator for room.",
    appsFull: {
      title: (max: number) => (max === 0 ? "Your account has no room for apps" : `All your room for apps is used: ${max} of ${max}`),
      text: "A new one would be refused. Delete an app that you no longer need, or ask an administrator for more room.",
    },
    runningFull: {
      title: (max: number) => (max === 0 ? "None of your apps may run" : `As many of your apps run as may run at once: ${max} of ${max}`),
      text: "A new one would be refused until there is room. Stop an app that nobody uses just now, or ask an administrator for more.",
    },
  },

  apps: {
    title: "Your apps",
    loading: "Loading your apps",
    failed: "Your apps could not be listed",
    nextFailed: "The next apps could not be listed",
    more: "Show more",
    again: "Try again",
  },

  search: {
    label: "Search your apps",
    placeholder: "Search",
    states: "Which apps are shown",
    all: "All",
    running: "Running",
    stopped: "Stopped",
    failed: "Failed",
    found: (count: number) => (count === 0 ? "No app found." : `${plural(count, "app")} found.`),
    none: "No app is like that",
    noneText: "Look for a part of its name or of what you asked for.",
    clear: "Show all apps",
    clipped: (shown: number, count: number) => `The first ${shown} of ${count} are shown. Say more of the name to find the others.`,
    failedToLoad: "The apps could not be searched",
  },

  card: {
    menu: (name: string) => `More about ${name}`,
    preview: "Open the preview",
    start: "Start the app",
    stop: "Stop the app",
    reuse: "Put its prompt into the box",
    remove: "Delete",
    notStarted: "The app was not started",
    notStopped: "The app was not stopped",
    notDeleted: "The app was not deleted",
    deleting: (name: string) => `${name} is being deleted`,
    try: (example: string) => `Try “${example}”`,
    confirm: {
      title: (name: string) => `Delete ${name}?`,
      text: "Its code, all versions and its logs go with it. This cannot be taken back.",
      action: "Delete the app",
    },
  },

  empty: {
    title: "No apps yet",
    text: "Describe one above, or start from an example. It runs a few seconds later.",
    notMaking: "Apps of your account are listed here.",
  },
  steps: {
    title: "No apps yet. This is how it goes",
    list: [
      { title: "Say what it is for", text: "One sentence is enough. Name what it keeps, such as “title, date and price”." },
      { title: "Watch it being made", text: "The plan and each file appear as they are written. The app opens by itself a few seconds later." },
      { title: "Change it in words", text: "Ask for changes, edit the code yourself, go back to any version, and share it with a link." },
    ],
    dismiss: "Got it",
  },
};
