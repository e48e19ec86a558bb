/** Words that the administrators' pages share. */
export const admin = {
  section: "Administration",
  users: "Users",
  roles: "Roles",
  audit: "Audit log",
  securityEvents: "Security events",
  health: "Health",
  nobody: "Nobody signed in",
  you: "you",
  opening: "Opening the administration",
  none: {
    title: "Administration is not for your account",
    text: "None of your roles lets you see users, the audit log, security events or the system's health. An administrator can give you one that does.",
  },
  refused: {
    title: "This page is not for your account",
    text: (resource: string, action: string) =>
      `It needs the permission “${resource}:${action}”, which none of your roles has. An administrator can give you a role that has it.`,
    home: "Go to your apps",
  },
};
