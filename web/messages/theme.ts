/** Light or dark. */
export const theme = { title: "Appearance", light: "Light", dark: "Dark", system: "As the system" };
