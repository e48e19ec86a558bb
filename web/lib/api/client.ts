import { call } from "./http";
import type { paths } from "./schema";

type Method = "get" | "post" | "put" | "patch" | "delete";
type Content<T> = T extends { content: infer C } ? C : never;
type JsonOf<T> = T extends { "application/json": infer B } ? B : never;
type Parameters<Op, Where extends string> = Op extends { parameters: { [K in Where]?: infer P } } ? P : never;
type Success<Op> = Op extends { responses: infer R } ? R[Extract<keyof R, 200 | 201 | 202>] : never;
type RequestBody<Op> = Op extends { requestBody?: infer B } ? Content<NonNullable<B>> : never;

/** Addresses of the document that have the method. */
export type PathOf<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths];
type Op<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;

/** What the operation sends back as JSON. */
export type Answer<P extends keyof paths, M extends Method> = JsonOf<Content<Success<Op<P, M>>>>;

export interface Options<P extends keyof paths, M extends Method> {
  path?: Parameters<Op<P, M>, "path">;
  query?: Parameters<Op<P, M>, "query">;
  headers?: Record<string, string>;
  json?: JsonOf<RequestBody<Op<P, M>>>;
  text?: RequestBody<Op<P, M>> extends { "text/plain": string } ? string : never;
  signal?: AbortSignal;
  final401?: boolean;
  answer?: number;
}

/** A call that the document knows: address, parameters, body and answer are checked against it. */
export async function request<M extends Method, P extends PathOf<M>>(method: M, path: P, options: Options<P, M> = {}): Promise<Response> {
  const { path: inPath, query, ...rest } = options;
  return call(address(path, inPath as object | undefined, query as object | undefined), { ...rest, method: METHODS[method] });
}

export async function requestJson<M extends Method, P extends PathOf<M>>(method: M, path: P, options: Options<P, M> = {}): Promise<Answer<P, M>> {
  const response = await request(method, path, options);
  return (await response.json()) as Answer<P, M>;
}

const METHODS = { get: "GET", post: "POST", put: "PUT", patch: "PATCH", delete: "DELETE" } as const;

/** Fills `{name}` in; a file's path keeps its slashes. Empty query parameters are left out. */
export function address(template: string, inPath: object = {}, query: object = {}): string {
  const values = inPath as Record<string, unknown>;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = String(values[name] ?? "");
    return name === "path" ? text.split("/").map(encodeURIComponent).join("/") : encodeURIComponent(text);
  });
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return entries.length ? `${path}?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()}` : path;
}
