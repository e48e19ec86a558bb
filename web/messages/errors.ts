/** What the page says of a failed call where the server gave no words of its own. */
export const errors = {
  unreachable: "Isekai is not answering. Check that it is running; nothing you typed is lost.",
  status: (status: number) => `The server answered with status ${status}.`,
  page: (text: string) => `The page failed: ${text}`,
};
