(() => {
  // What is shown until something else is to be shown. Nothing is kept: the site's storage is the app's.
  const shown = document.currentScript.dataset.waiting;
  const FIRST_MS = 1000;
  const LONGEST_MS = 15000;
  let pause = FIRST_MS;
  let timer = 0;

  const plan = () => {
    if (timer || document.visibilityState === "hidden") return;
    timer = setTimeout(look, pause);
  };
  const look = async () => {
    timer = 0;
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual", headers: { accept: "text/html" } });
      if (answer.headers.get("x-isekai-waiting") !== shown) return location.reload();
    } catch {
      // The platform itself does not answer: later, then.
    }
    pause = Math.min(pause * 2, LONGEST_MS);
    plan();
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = 0;
    pause = FIRST_MS;
    plan();
  });
  plan();
})();
