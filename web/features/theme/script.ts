export const THEME_KEY = "isekai:theme";

/**
 * Runs in the page's head before the first paint; reads what `setTheme` wrote. It goes on following the system and other tabs, also on
 * pages that show no choice.
 */
export const themeScript = `(()=>{const m=matchMedia("(prefers-color-scheme: dark)"),a=()=>{let t="system";try{t=localStorage.getItem("${THEME_KEY}")||t}catch{}
document.documentElement.dataset.theme=t==="dark"||t==="system"&&m.matches?"dark":"light"};a();m.addEventListener("change",a);addEventListener("storage",a)})()`;
