import { address, request, requestJson } from "./client";
import type { Egress } from "./types";

const ifMatch = (version: number): Record<string, string> => ({ "If-Match": `"${version}"` });
const idempotent = (key: string): Record<string, string> => ({ "Idempotency-Key": key });

export const paths = {
  events: (id: string) => address("/api/apps/{id}/events", { id }),
  followLogs: (id: string, after: number) => address("/api/apps/{id}/logs", { id }, { follow: 1, after }),
};

export const api = {
  config: (signal?: AbortSignal) => requestJson("get", "/api/config", { signal }),
  login: (username: string, password: string, mfaToken?: string) =>
    requestJson("post", "/api/auth/login", { json: { username, password, mfaToken }, final401: true }),
  oidcProviders: (signal?: AbortSignal) => requestJson("get", "/api/auth/oidc", { signal }),
  oidcCode: (mfaToken: string) => requestJson("post", "/api/auth/oidc/code", { json: { mfaToken }, final401: true }),
  setUpMfa: () => requestJson("post", "/api/auth/mfa/setup"),
  verifyMfa: (code: string) => requestJson("post", "/api/auth/mfa/verify", { json: { code } }),
  changePassword: (currentPassword: string, newPassword: string) =>
    request("post", "/api/auth/password", { json: { currentPassword, newPassword } }),
  reauthenticate: (password: string, mfaToken?: string) =>
    request("post", "/api/auth/reauthenticate", { json: { password, mfaToken } }),
  logout: () => request("post", "/api/auth/logout"),

  apps: (after: string | null, signal?: AbortSignal) =>
    requestJson("get", "/api/apps", { query: { limit: 12, after: after ?? undefined }, signal }),
  app: (id: string, signal?: AbortSignal) => requestJson("get", "/api/apps/{id}", { path: { id }, signal }),
  generate: (prompt: string, framework: string | null, key: string) =>
    requestJson("post", "/api/apps/generate", {
      json: { prompt, context: framework ? { framework } : {} },
      headers: idempotent(key),
    }),
  rename: (id: string, version: number, name: string) =>
    requestJson("patch", "/api/apps/{id}", { path: { id }, json: { name }, headers: ifMatch(version) }),
  remove: (id: string) => request("delete", "/api/apps/{id}", { path: { id } }),
  cancel: (id: string) => request("post", "/api/apps/{id}/cancel", { path: { id } }),
  start: (id: string) => request("post", "/api/apps/{id}/start", { path: { id } }),
  stop: (id: string) => request("post", "/api/apps/{id}/stop", { path: { id } }),

  iterations: (id: string, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/iterations", { path: { id }, query: { limit: 100 }, signal }),
  iterate: (id: string, prompt: string, key: string) =>
    requestJson("post", "/api/apps/{id}/iterations", { path: { id }, json: { prompt }, headers: idempotent(key) }),

  files: (id: string, signal?: AbortSignal) => requestJson("get", "/api/apps/{id}/files", { path: { id }, signal }),
  readFile: async (id: string, path: string, signal?: AbortSignal): Promise<{ text: string; version: number }> => {
    const response = await request("get", "/api/apps/{id}/files/{path}", { path: { id, path }, signal });
    return { text: await response.text(), version: versionOf(response.headers.get("etag")) };
  },
  writeFile: (id: string, path: string, text: string, version: number) =>
    requestJson("put", "/api/apps/{id}/files/{path}", { path: { id, path }, text, headers: ifMatch(version) }),
  exportZip: async (id: string): Promise<{ blob: Blob; name: string | null }> => {
    const response = await request("get", "/api/apps/{id}/export", { path: { id } });
    return { blob: await response.blob(), name: fileName(response.headers.get("content-disposition")) };
  },

  logs: (id: string, after: number, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/logs", { path: { id }, query: { limit: 500, after }, signal }),

  egress: (id: string, signal?: AbortSignal) => requestJson("get", "/api/apps/{id}/egress", { path: { id }, signal }),
  setEgress: (id: string, version: number, open: Pick<Egress, "rules" | "presets">) =>
    requestJson("put", "/api/apps/{id}/egress", { path: { id }, json: open, headers: ifMatch(version) }),
  egressDecisions: (id: string, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/egress/decisions", { path: { id }, query: { limit: 50 }, signal }),

  versions: (id: string, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/versions", { path: { id }, query: { limit: 100 }, signal }),
  diff: (id: string, from: number, to: number, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/diff", { path: { id }, query: { from, to }, signal }),
  rollback: (id: string, version: number) =>
    requestJson("post", "/api/apps/{id}/rollback", { path: { id }, json: { version } }),

  previewSession: (id: string) => requestJson("post", "/api/apps/{id}/preview-session", { path: { id } }),
  previewLink: (id: string, expiresIn: number) =>
    requestJson("post", "/api/apps/{id}/preview-link", { path: { id }, json: { expiresIn } }),
  revokeLinks: (id: string) => request("delete", "/api/apps/{id}/preview-link", { path: { id } }),
};

export function versionOf(etag: string | null): number {
  const match = /^(?:W\/)?"(\d+)"$/.exec(etag ?? "");
  return match ? Number(match[1]) : 0;
}

export function fileName(disposition: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "");
  if (extended?.[1]) return decodeURIComponent(extended[1]);
  return /filename="([^"]+)"/i.exec(disposition ?? "")?.[1] ?? null;
}
