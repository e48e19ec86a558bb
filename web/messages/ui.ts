/** Words of the building blocks, which know no feature. */
export const ui = {
  product: "Isekai",
  close: "Close",
  keep: "Keep as it is",
  dismiss: "Dismiss",
  notifications: "Notifications",
  /** What was said more than once. */
  repeated: (text: string, count: number) => `${text} (${count} times)`,
  tryAgain: "Try again",
  copied: { failed: "Nothing was copied. Select the text and copy it yourself.", correlationId: "Correlation id copied" },
  correlationId: "Correlation id",
  copyCorrelationId: (id: string) => `Copy correlation id ${id}`,
};
