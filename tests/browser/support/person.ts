import { randomBytes } from "node:crypto";
import { expect, request } from "@playwright/test";
import { admin, url } from "./environment";

export interface Person {
  username: string;
  password: string;
}

let own: Promise<Person> | null = null;

/** Whose apps the tests make: an account with nothing but the role `user`, another one in each worker, so that they do not meet. */
export const person = (): Promise<Person> => (own ??= newPerson());

/** An account of its own for what would disturb others. `settings` are those of the API: roles, quota, a password for one sign-in. */
export async function newPerson(settings: object = {}): Promise<Person> {
  const username = `t-${randomBytes(5).toString("hex")}`;
  const password = `pw-${randomBytes(9).toString("hex")}`;
  const api = await request.newContext({ baseURL: url });
  const { username: name, password: secret } = admin;
  const signedIn = await api.post("/api/auth/login", { data: { username: name, password: secret } });
  expect(signedIn.status(), await signedIn.text()).toBe(200);
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const data = { username, password, email: `${username}@example.org`, mustChangePassword: false, ...settings };
  const made = await api.post("/api/admin/users", { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  await api.dispose();
  return { username, password };
}
