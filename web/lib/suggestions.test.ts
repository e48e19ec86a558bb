import { expect, it } from "vitest";
import { quotedExamples, suggestionsOf } from "./suggestions";

it("finds what the planner quotes as examples, and not what it quotes of the prompt", () => {
  const message = 'I cannot tell from "asdf qwer" what the app is about. The built-in planner makes lists. For example: "expense tracker with amount in euros, category and date".';
  expect(quotedExamples(message)).toEqual(["expense tracker with amount in euros, category and date"]);
  expect(quotedExamples("Say it in other words, for example “add a field” or “make it dark”.")).toEqual(["add a field", "make it dark"]);
  expect(quotedExamples('There is no "example" here.')).toEqual([]);
});

it("takes what the refusal lists before what it says", () => {
  expect(suggestionsOf({ message: 'For example: "no"', details: { suggestions: ["a list", 7, "a board"] } })).toEqual(["a list", "a board"]);
  expect(suggestionsOf({ message: "No.", details: undefined })).toEqual([]);
});
