/** The box on Home, for what puts words or the focus into it. */
export const PROMPT_ID = "prompt";
