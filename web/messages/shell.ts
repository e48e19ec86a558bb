import { plural } from "./plural";

/** Words of what stands around every page: the bar, the command palette, the list of shortcuts. */
export const shell = {
  home: "Isekai, to your apps",

  palette: {
    open: "Search and commands",
    short: "Search",
    title: "Go to, or do",
    description: "Type a few letters of an app, a page or an action; choose with the arrow keys and Enter.",
    label: "Apps, pages and actions",
    placeholder: "An app, a page or an action…",
    results: "Results",
    found: (count: number) => (count === 0 ? "Nothing found." : `${plural(count, "result")}.`),
    none: (text: string) => `Nothing is called “${text}”.`,
    noneText: "Try fewer letters, or another word.",
    apps: "Apps",
    loadingApps: "Looking for your apps…",
    appsFailed: "Your apps could not be listed; pages and actions are here.",
    hint: "↑↓ to choose · Enter to go · Esc to close",
  },

  groups: { goTo: "Go to", actions: "Actions", help: "Help" },
  commands: {
    home: "Your apps",
    account: "Your account",
    newApp: "New app",
    newAppKeywords: "create generate make prompt",
    light: "Appearance: light",
    dark: "Appearance: dark",
    system: "Appearance: as the system",
    themeKeywords: "theme colour color mode night day",
    signOut: "Sign out",
    signOutKeywords: "leave log out",
    notSignedOut: "You are still signed in",
    palette: "Search and commands",
    shortcuts: "Keyboard shortcuts",
    shortcutsKeywords: "keys help",
    notifications: "Go to the notifications",
  },

  shortcuts: {
    title: "Keyboard shortcuts",
    description: "Those of one or two characters work while nothing is typed and no dialog is open.",
    then: "then",
    or: "or",
    single: "Shortcuts of one or two characters",
    singleHint: "Switch them off if you speak to your computer or press keys by accident. Those with Ctrl or ⌘ stay.",
  },
  workspace: {
    opening: "Opening the app…",
    box: "You can ask for changes as soon as the app is open. What you typed here before is kept.",
  },
  keys: { ctrl: "Ctrl", shift: "Shift", alt: "Alt", enter: "Enter", escape: "Esc" },
};
