/** Words of signing in and out, and of what is asked for right after it. */
export const session = {
  opening: "Opening Isekai",
  leaving: "Taking you to sign in",
  unreachable: { title: "Waiting for Isekai", again: "Try again now", text: "This page tries again every few seconds." },

  menu: {
    of: (name: string) => `Account of ${name}`,
    settings: "Account settings",
    administration: "Administration",
    signOut: "Sign out",
    stillIn: "You are still signed in",
  },

  password: "Password",
  show: (label: string) => `Show ${labelled(label)}`,
  hide: (label: string) => `Hide ${labelled(label)}`,
  code: { label: "Code", hint: "What your authenticator shows, or one of your recovery codes." },
  waits: (seconds: number) => `Try again in ${seconds} s`,

  signIn: {
    title: "Sign in",
    text: "Describe an app, and step into it.",
    username: "User name",
    submit: "Sign in",
    failed: "You are not signed in",
    tries: "After three wrong tries in a row an account takes no further one for a second, after the fifth for a minute, and then for longer each time.",
    moreTitle: "One more step",
    moreText: "Your account asks for a code besides.",
    again: "Begin again",
    noAccount: "No account? Ask the person who runs this installation.",
    newHere: "New here?",
    register: "Make an account",
    forgotten: "If you forgot your password, the person who runs this installation can give you another one.",
    ended: {
      title: "You were signed out",
      text: "Your session has ended: its time was over, or it was ended from somewhere else. Sign in to go on where you were. What you had typed is kept.",
    },
    erased: {
      title: "Your account is being erased",
      text: "It is shut already. Its apps are deleted now, then the account itself, which takes a minute or two.",
    },
  },

  register: {
    title: "Make an account",
    text: "With it you can make apps of your own.",
    nameHint: "Letters from a to z, digits, dots, dashes and underscores.",
    email: "E-mail address",
    submit: "Make the account",
    failed: "The account is not made",
    made: "The account is made; sign in with it",
    have: "You have an account?",
    off: {
      title: "Accounts are given out here",
      text: "On this installation people do not make accounts by themselves. Ask the person who runs it for one.",
      back: "Go to sign in",
    },
    unknown: "It is not known whether accounts can be made here",
  },

  provider: { or: "or", signIn: (name: string) => `Sign in with ${name}`, other: "You are not signed in. Begin again." },
  /** Why a sign-in at a provider led to nothing, by the names that the server gives. */
  reasons: {
    unavailable: "The provider cannot be reached at the moment. Try again shortly, or sign in with your password.",
    cancelled: "The provider says that you did not agree to sign in here.",
    stale: "This sign-in took too long, was used before, or was begun in another window. Begin it again.",
    invalid: "What the provider sent does not hold. Begin again; if it happens once more, tell the person who runs this installation.",
    "no-account": "You have no account here yet. Ask the person who runs this installation for one.",
    "address-unverified": "The provider does not say that it has verified your e-mail address. Verify it there first.",
    "address-not-allowed": "Your e-mail address is not of an organisation that may sign in here.",
    "address-taken": "An account here has your e-mail address already. Sign in with its password.",
    shut: "Your account is locked, or has to wait after failed attempts. Wait a minute, or ask the person who runs this installation.",
    "too-many": "Too many attempts came from your network. Wait a minute, then try again.",
  },

  newPassword: {
    title: "Choose a password",
    text: "The one you signed in with was chosen by somebody else.",
    present: "Present password",
    chosen: "New password",
    hint: "At least 10 characters. A few words of your own are best.",
    submit: "Change the password",
    failed: "The password is not changed",
  },

  proof: {
    title: "Confirm that it is you",
    text: "You signed in a while ago. Show your password once more to go on.",
    submit: "Go on",
    failed: "That did not work",
    noPassword: "You have no password here, since you sign in with a provider? Sign out and in again instead; what comes next is possible for ten minutes then.",
  },

  mfa: {
    title: "Set up a second factor",
    text: "One of your roles asks for a code from an authenticator at each sign-in.",
    begin: "Begin",
    scan: "Scan this with the authenticator on your phone.",
    picture: "The key, to be scanned",
    open: "Open it in your authenticator",
    type: ", or type this key there:",
    copyKey: "Copy the key",
    keyCopied: "Key copied",
    codeHint: "What your authenticator shows now.",
    submit: "Turn it on",
    failed: "It is not set up",
    keepTitle: "Keep these codes",
    keepText: "Each signs you in once when your authenticator is lost. They are not shown again.",
    codes: "Recovery codes",
    copy: "Copy them",
    copied: "Recovery codes copied",
    download: "Download them",
    file: "isekai-recovery-codes.txt",
    fileText: (name: string, site: string, codes: string[]) =>
      `Recovery codes of ${name} at ${site}\nEach signs you in once in the place of a code of your authenticator.\n\n${codes.join("\n")}\n`,
    kept: "I have kept them",
  },
};

function labelled(label: string): string {
  return label === session.password ? "the password" : `the ${label.toLowerCase()}`;
}
