(() => {
  // The platform's page has more to offer than this one: the app's log, starting it again, another way in.
  if (parent === self || parent !== top) return;
  const { told, pages } = document.currentScript.dataset;
  const ancestors = [...(location.ancestorOrigins ?? pages.split(" "))];
  for (const page of pages.split(" ")) if (ancestors.includes(page)) parent.postMessage({ isekai: 1, notice: told, path: location.pathname + location.search }, page);
})();
