import { expect, it } from "vitest";
import { code } from "@/messages/code";
import { pathProblem } from "./paths";

const words = code.path;
const taken = new Set(["src/App.tsx", "README.md"]);

it("says why a path cannot be", () => {
  const problems: [string, string | null][] = [
    ["", words.empty], ["/a", words.absolute], ["a//b", words.segment], ["../a", words.segment], ["a/", words.segment], ["a/./b", words.segment],
    ["a?b", words.character("?")], ["a\nb", words.character("\n")], ["a${b", words.character("${")], ["é".repeat(300), words.long],
    ["a/".repeat(16) + "b", words.long], ["README.md", words.taken], ["src", words.folder], ["README.md/a", words.taken],
    ["src/app.tsx", null], [".gitignore", null], ["文書/これは.md", null], ["a..b", null],
  ];
  for (const [path, problem] of problems) expect(pathProblem(path, taken), path).toBe(problem);
});
