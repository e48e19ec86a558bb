/** Runs in the page's head before the first paint: whether somebody was signed in with this browser (`lib/session/trace.ts`). */
export const returningScript = `try{if(localStorage.getItem("isekai:signed-in"))document.documentElement.dataset.returning=""}catch{}`;
