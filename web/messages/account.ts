import { plural } from "./plural";

/** Words of the pages about one's own account. */
export const account = {
  section: "Account",
  profile: "Profile",
  security: "Security",
  tokens: "API tokens",
  data: "Your data",
  failed: "This could not be loaded",

  you: {
    title: "You",
    text: "Name and address are changed by an administrator.",
    username: "User name",
    email: "E-mail address",
  },

  roles: {
    title: "Roles",
    text: "What you may do here is the sum of your roles.",
    none: { title: "You have no role", text: "So you can sign in, and nothing else. Ask an administrator for a role." },
    nothing: "Allows nothing yet.",
    everywhere: "Everything",
    everything: "everything",
    always: "Everything there is",
    own: "only your own",
    when: (field: string, operator: string, value: string): string =>
      operator === "in" ? `only where ${field} is one of ${value}`
        : operator === "greater_than" ? `only where ${field} is over ${value}`
          : `only where ${field} is ${value}`,
  },

  /** What there is to be allowed: the kinds of things, and what one does with each. */
  resources: {
    app: {
      title: "Apps",
      actions: { create: "make", read: "see", update: "change", delete: "delete", execute: "start and stop", share: "share", preview: "open with their data" },
    },
    code: { title: "Code of apps", actions: { read: "read", update: "change" } },
    sandbox: { title: "Sandboxes", actions: { read: "see" } },
    quota: { title: "Quotas", actions: { read: "see", update: "set" } },
    user: {
      title: "Accounts",
      actions: { create: "make", read: "see", update: "change", lock: "lock", suspend: "suspend", export: "export their data", erase: "erase" },
    },
    role: { title: "Roles", actions: { create: "make", read: "see", update: "change", delete: "delete", assign: "give to people" } },
    session: { title: "Sessions of others", actions: { read: "see", delete: "end" } },
    audit: { title: "Audit log", actions: { read: "read", export: "export", verify: "verify" } },
    security_event: { title: "Security events", actions: { read: "see", update: "close" } },
    workflow: { title: "Work under way", actions: { read: "see", update: "change" } },
    system: { title: "The system", actions: { read: "see its health", update: "change its settings" } },
  },

  quotas: {
    title: "Quotas",
    text: "How much you can use. An administrator can give you more.",
    maxApps: "Apps",
    maxConcurrentApps: "Apps that run at the same time",
    maxMemoryPerApp: "Memory of an app",
    maxCpuPerApp: "Processor of an app",
    maxStoragePerApp: "Storage of an app",
    maxExecutionTime: "Active time of a start or a command",
    cpus: (count: string) => `${count} CPU`,
  },

  appearance: { title: "Appearance", text: "Kept in this browser." },

  password: {
    title: "Password",
    text: "When you change it, all your other sessions end. This one goes on.",
    present: "Present password",
    chosen: "New password",
    hint: "At least 10 characters. A few words of your own are best.",
    revoke: "Revoke my API tokens, too",
    revokeHint: "Leave this on unless you know that nobody else has had the old password.",
    submit: "Change the password",
    failed: "The password is not changed",
    done: "Password changed",
    byProvider: "If you sign in with a provider and never had a password here, an administrator can give you one.",
  },

  factor: {
    title: "Second factor",
    off: "Off",
    on: "On",
    offText: "With a second factor, a password alone is not enough to sign in: a code from an authenticator on your phone is asked for, too.",
    onText: "Signing in asks for a code from your authenticator.",
    setUp: "Set up a second factor",
    cancel: "Not now",
    turnOff: "Turn it off",
    turnOffTitle: "Turn the second factor off?",
    turnOffText: "Then a password alone signs you in. If one of your roles asks for a second factor, you have to set up another one at once. This is also the way to a new authenticator or new recovery codes.",
    turnOffFailed: "It is still on",
    turnedOff: "Second factor turned off",
    lost: "If you lose your authenticator, use one of your recovery codes in the place of a code. Without any, an administrator can turn the second factor off for you.",
  },

  sessions: {
    title: "Sessions",
    text: "Where you are signed in. A session ends by itself when it has not been used for long.",
    list: "Your sessions",
    here: "This session",
    signedIn: (when: string) => `signed in ${when}`,
    active: (when: string) => `last active ${when}`,
    end: "Sign out",
    endThis: (device: string, address: string) => `Sign out ${device} at ${address}`,
    noAddress: "an unknown address",
    ended: "Signed out there",
    notEnded: "It is not signed out",
    others: "Sign out all others",
    othersTitle: "Sign out all other sessions?",
    othersText: (count: number) => `${plural(count, "session")} besides this one will have to sign in again.`,
    othersEnded: "All other sessions are signed out",
    everywhere: "Sign out everywhere",
    everywhereTitle: "Sign out everywhere?",
    everywhereText: "All your sessions end, this one included. API tokens go on working; revoke them on their own page.",
  },

  /** Devices, from what their programs call themselves. */
  devices: {
    on: (browser: string, system: string) => `${browser} on ${system}`,
    browser: {
      edge: "Edge", opera: "Opera", samsung: "Samsung Internet", firefox: "Firefox", chrome: "Chrome", safari: "Safari",
      other: "A browser",
    },
    system: {
      ios: "iPhone", ipad: "iPad", android: "Android", windows: "Windows", mac: "macOS", chromeos: "ChromeOS", linux: "Linux",
    },
    unknown: "An unknown program",
  },

  token: {
    text: "For programs that use Isekai for you. A token may never do more than you may yourself.",
    list: "Your API tokens",
    none: { title: "No API tokens", text: "Make one for a script or another program that is to use Isekai's API for you." },
    make: "New token",
    scopes: "What it may do",
    made: (when: string) => `made ${when}`,
    expires: (when: string) => `expires on ${when}`,
    wasGood: (when: string) => `was good until ${when}`,
    used: (when: string) => `last used ${when}`,
    neverUsed: "never used",
    expired: "Expired",
    revoke: "Revoke",
    revokeThis: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke “${name}”?`,
    revokeText: "Programs that use it are refused from now on. This cannot be taken back.",
    revokeAction: "Revoke the token",
    revoked: "Token revoked",
    notRevoked: "The token is not revoked",
  },

  newToken: {
    title: "New API token",
    name: "Name",
    nameHint: "What it is for, so that you know it later.",
    expiry: "Expires",
    days: (count: number) => (count === 365 ? "In a year" : `In ${plural(count, "day")}`),
    onDate: "On a day of your choice",
    date: "Last day",
    reach: "What it may do",
    read: "Look, but change nothing",
    readHint: "All that you may see.",
    all: "All that you may do",
    allHint: "Also what you may do in future.",
    chosen: "Only what you choose",
    chooseSome: "Choose at least one.",
    submit: "Make the token",
    cancel: "Cancel",
    failed: "The token is not made",
  },

  madeToken: {
    title: (name: string) => `Your new token “${name}”`,
    text: "Copy it now: it is shown this once, and only a digest of it is kept here.",
    label: "Token",
    copy: "Copy the token",
    copied: "Token copied",
    example: "Try it in a shell",
    copyExample: "Copy the example",
    exampleCopied: "Example copied",
    done: "I have kept it",
  },

  export: {
    title: "Export",
    text: "One JSON file with everything that is stored about you: profile, roles, quotas, sessions, API tokens (not what they are), apps with their prompts, security events, and what the audit log says about you.",
    action: "Download my data",
    started: "Download started",
    failed: "Your data was not downloaded",
  },

  erase: {
    title: "Erase the account",
    text: "Your account, your apps and everything they keep are deleted. This cannot be taken back.",
    action: "Erase my account",
    dialogText: "Your account is shut at once. Then your apps with their data are deleted, and then the account. Nobody can bring them back.",
    confirm: (name: string) => `Type your user name, ${name}, to confirm`,
    submit: "Erase everything",
    failed: "Nothing is erased",
    byProvider: "If you sign in with a provider and have no password here, an administrator can erase the account for you.",
  },
};
