import { markupFaults, policyFaults } from "../support/guard";
import { expect, test } from "../support/test";

/** Without this, that nothing was found would say nothing. */
test("the guard of all tests sees what it is there for", async ({ page, guard }) => {
  await page.goto("/sign-in/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await guard.found()).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img alt="" src="/none.png" onerror="document.title = 1">');
    document.head.append(Object.assign(document.createElement("script"), { text: "document.title = 2" }));
    document.head.append(Object.assign(document.createElement("script"), { src: "https://example.org/a.js" }));
    setTimeout(() => {
      throw new Error("thrown on purpose");
    });
    void Promise.reject(new Error("rejected on purpose"));
  });
  const seen: string[] = [];
  const all = async () => (seen.push(...(await guard.found())), seen.join("\n"));
  for (const what of ["script-src-attr", "script-src-elem by inline", "script-src-elem by https://example.org/a.js", "thrown on purpose", "rejected on purpose"]) {
    await expect.poll(all).toContain(what);
  }
  await expect(page).toHaveTitle(/Isekai/);
});

test("policies and markup that let strange scripts run are recognised", () => {
  expect(policyFaults("default-src 'none'; script-src 'self' 'sha256-abc='")).toEqual([]);
  for (const source of ["'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'", "data:", "https:", "*", "https://cdn.example.org"]) {
    expect(policyFaults(`default-src 'none'; script-src 'self' ${source}`), source).not.toEqual([]);
  }
  expect(policyFaults(undefined)).toHaveLength(1);
  expect(policyFaults("script-src 'self'")).toHaveLength(1);
  expect(markupFaults("<a href='/one'>on click=1</a><script>let onload = 1 < 2; a.onclick=b</script>")).toEqual([]);
  expect(markupFaults('<body onload="x()"><a HREF = "javascript:x()">')).toHaveLength(2);
});
