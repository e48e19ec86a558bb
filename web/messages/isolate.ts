/**
 * Text that others wrote, inside a sentence: between the marks FSI and PDI of Unicode (UAX #9) a name that is written from right to
 * left leaves the words around it where they are.
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
