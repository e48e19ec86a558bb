export const THEME_KEY = "isekai:theme";

/** Runs in the page's head before the first paint; reads what `setTheme` wrote. */
export const themeScript = `(()=>{let t="system";try{t=localStorage.getItem("${THEME_KEY}")||t}catch{}
const d=t==="dark"||t==="system"&&matchMedia("(prefers-color-scheme: dark)").matches;document.documentElement.dataset.theme=d?"dark":"light"})()`;
