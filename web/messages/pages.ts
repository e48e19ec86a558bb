/** Words of the pages themselves: titles, and what stands where there is no page. */
export const pages = {
  description: "Describe an app in a sentence and use it a moment later, on your own machines.",
  skip: "Skip to the content",
  noScript: {
    title: "Isekai needs JavaScript",
    text: "It is switched off in this browser. Switch it on for this address and load the page again.",
  },
  signIn: "Sign in",
  register: "Make an account",
  account: "Account",
  security: "Security",
  tokens: "API tokens",
  data: "Your data",
  workspace: "Workspace",
  openingPreview: "Opening the preview",
  failed: { title: "This page stopped working", again: "Show it again" },
  outdated: {
    title: "Isekai was updated",
    text: "This page belongs to the version before, and a part of it could not be loaded any more. What you typed is kept.",
    reload: "Load the new page",
  },
  missing: {
    title: "No such page",
    heading: "This door leads nowhere",
    text: "There is no page at this address.",
    home: "Go to your apps",
  },
};
