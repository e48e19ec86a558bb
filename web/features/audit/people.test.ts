import { expect, it } from "vitest";
import { nameOf, peopleIn, userIdOf } from "./people";

const ID = "01a228c1-a405-750f-8ded-2546e5aacd65";
const people = peopleIn([
  { userId: "2", username: "grace" }, { userId: ID, username: "ada" }, { userId: ID, username: "ada" }, { userId: "9", username: null },
  { userId: null, username: null },
]);

it("knows each person of the rows once, by name", () => {
  expect(people).toEqual([{ id: ID, name: "ada" }, { id: "2", name: "grace" }]);
  expect(nameOf(people, "2")).toBe("grace");
  expect(nameOf(people, "9")).toBeUndefined();
});

it("takes a name that is known, an id, or nobody without asking", async () => {
  expect(await userIdOf("Ada", people, false)).toEqual({ id: ID });
  expect(await userIdOf(ID.toUpperCase(), people, false)).toEqual({ id: ID });
  expect(await userIdOf("", people, false)).toEqual({ id: undefined });
});

it("says so when somebody may not look for names", async () => {
  expect(await userIdOf("lovelace", people, false)).toHaveProperty("wrong");
});
