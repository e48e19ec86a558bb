import { address, request, requestJson } from "./client";
import type { AccountStatus, AuditExportQuery, AuditQuery, Egress, NewAccount, NewToken, Quota, RoleRequest, SecurityEventQuery } from "./types";

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
  disableMfa: (password: string, code: string) => request("post", "/api/auth/mfa/disable", { json: { password, code } }),
  verifyMfa: (code: string) => requestJson("post", "/api/auth/mfa/verify", { json: { code } }),
  changePassword: (currentPassword: string, newPassword: string, revokeApiTokens = true) =>
    request("post", "/api/auth/password", { json: { currentPassword, newPassword, revokeApiTokens } }),
  reauthenticate: (password: string, mfaToken?: string) =>
    request("post", "/api/auth/reauthenticate", { json: { password, mfaToken } }),
  logout: () => request("post", "/api/auth/logout"),
  register: (username: string, email: string, password: string) =>
    requestJson("post", "/api/auth/register", { json: { username, email, password }, final401: true }),

  me: (signal?: AbortSignal) => requestJson("get", "/api/auth/me", { signal }),
  sessions: (signal?: AbortSignal) => requestJson("get", "/api/auth/sessions", { signal }),
  endSession: (id: string) => request("delete", "/api/auth/sessions/{id}", { path: { id } }),
  endSessions: (keepCurrent: boolean) => request("delete", "/api/auth/sessions", { query: { keepCurrent } }),
  apiTokens: (signal?: AbortSignal) => requestJson("get", "/api/auth/tokens", { signal }),
  createApiToken: (token: NewToken) => requestJson("post", "/api/auth/tokens", { json: token }),
  revokeApiToken: (id: string) => request("delete", "/api/auth/tokens/{id}", { path: { id } }),
  exportMe: async (): Promise<{ blob: Blob; name: string | null }> => {
    const response = await request("get", "/api/auth/export");
    return { blob: await response.blob(), name: fileName(response.headers.get("content-disposition")) };
  },
  eraseMe: (password: string) => requestJson("delete", "/api/auth/me", { json: { password } }),

  apps: (after: string | null, limit: number, signal?: AbortSignal) =>
    requestJson("get", "/api/apps", { query: { limit, after: after ?? undefined }, signal }),
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

  iterations: (id: string, signal?: AbortSignal, after?: string) =>
    requestJson("get", "/api/apps/{id}/iterations", { path: { id }, query: { limit: 100, after }, signal }),
  iterate: (id: string, prompt: string, key: string) =>
    requestJson("post", "/api/apps/{id}/iterations", { path: { id }, json: { prompt }, headers: idempotent(key) }),

  files: (id: string, signal?: AbortSignal) => requestJson("get", "/api/apps/{id}/files", { path: { id }, signal }),
  /** Of the latest version when none is named. */
  readFile: async (id: string, path: string, signal?: AbortSignal, version?: number): Promise<{ text: string; version: number }> => {
    const response = await request("get", "/api/apps/{id}/files/{path}", { path: { id, path }, query: { version }, signal });
    // `Response.text` would drop a byte order mark, and saving then too.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
    return { text, version: versionOf(response.headers.get("etag")) };
  },
  writeFile: (id: string, path: string, text: string, version: number) =>
    requestJson("put", "/api/apps/{id}/files/{path}", { path: { id, path }, text, headers: ifMatch(version) }),
  deleteFile: (id: string, path: string, version: number) =>
    requestJson("delete", "/api/apps/{id}/files/{path}", { path: { id, path }, headers: ifMatch(version) }),
  exportZip: async (id: string): Promise<{ blob: Blob; name: string | null }> => {
    const response = await request("get", "/api/apps/{id}/export", { path: { id } });
    return { blob: await response.blob(), name: fileName(response.headers.get("content-disposition")) };
  },

  usage: (id: string, signal?: AbortSignal) => requestJson("get", "/api/apps/{id}/usage", { path: { id }, signal }),
  logs: (id: string, after: number, limit: number, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/logs", { path: { id }, query: { limit, after }, signal }),

  egress: (id: string, signal?: AbortSignal) => requestJson("get", "/api/apps/{id}/egress", { path: { id }, signal }),
  setEgress: (id: string, version: number, open: Pick<Egress, "rules" | "presets">) =>
    requestJson("put", "/api/apps/{id}/egress", { path: { id }, json: open, headers: ifMatch(version) }),
  egressDecisions: (id: string, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/egress/decisions", { path: { id }, query: { limit: 50 }, signal }),

  versions: (id: string, signal?: AbortSignal, after?: number) =>
    requestJson("get", "/api/apps/{id}/versions", { path: { id }, query: { limit: 100, after }, signal }),
  /** One version with the text of all its files: many megabytes perhaps, so it is not read here. */
  version: (id: string, n: number, signal?: AbortSignal) => request("get", "/api/apps/{id}/versions/{n}", { path: { id, n }, signal }),
  diff: (id: string, from: number, to: number, signal?: AbortSignal) =>
    requestJson("get", "/api/apps/{id}/diff", { path: { id }, query: { from, to }, signal }),
  rollback: (id: string, version: number) =>
    requestJson("post", "/api/apps/{id}/rollback", { path: { id }, json: { version } }),

  previewSession: (id: string) => requestJson("post", "/api/apps/{id}/preview-session", { path: { id } }),
  previewLink: (id: string, expiresIn: number) =>
    requestJson("post", "/api/apps/{id}/preview-link", { path: { id }, json: { expiresIn } }),
  revokeLinks: (id: string) => request("delete", "/api/apps/{id}/preview-link", { path: { id } }),

  auditRows: (query: AuditQuery, signal?: AbortSignal) => requestJson("get", "/api/admin/audit", { query, signal }),
  auditExport: (query: AuditExportQuery, signal?: AbortSignal) => request("get", "/api/admin/audit/export", { query, signal }),
  auditVerify: (signal?: AbortSignal) => requestJson("get", "/api/admin/audit/verify", { signal }),
  securityEvents: (query: SecurityEventQuery, signal?: AbortSignal) =>
    requestJson("get", "/api/admin/security-events", { query, signal }),
  resolveSecurityEvent: (id: string, note: string) =>
    requestJson("post", "/api/admin/security-events/{id}/resolve", { path: { id }, json: note ? { note } : {} }),

  /** What is down is said with status 503. */
  health: (signal?: AbortSignal) => requestJson("get", "/health/ready", { signal, answer: 503 }),
  users: (query: { q?: string; status?: AccountStatus; role?: string; after?: string }, signal?: AbortSignal) =>
    requestJson("get", "/api/admin/users", { query: { limit: 50, ...query }, signal }),
  user: (id: string, signal?: AbortSignal) => requestJson("get", "/api/admin/users/{id}", { path: { id }, signal }),
  createUser: (account: NewAccount) => requestJson("post", "/api/admin/users", { json: account }),
  setEmail: (id: string, version: number, email: string) =>
    requestJson("patch", "/api/admin/users/{id}", { path: { id }, json: { email }, headers: ifMatch(version) }),
  lockUser: (id: string) => request("post", "/api/admin/users/{id}/lock", { path: { id } }),
  unlockUser: (id: string) => request("post", "/api/admin/users/{id}/unlock", { path: { id } }),
  suspendUser: (id: string) => request("post", "/api/admin/users/{id}/suspend", { path: { id } }),
  unsuspendUser: (id: string) => request("post", "/api/admin/users/{id}/unsuspend", { path: { id } }),
  setTemporaryPassword: (id: string, password: string) =>
    request("post", "/api/admin/users/{id}/password", { path: { id }, json: { password } }),
  endSessionsOf: (id: string) => request("delete", "/api/admin/users/{id}/sessions", { path: { id } }),
  removeMfaOf: (id: string) => request("delete", "/api/admin/users/{id}/mfa", { path: { id } }),
  eraseUser: (id: string) => request("post", "/api/admin/users/{id}/erase", { path: { id } }),
  exportUser: async (id: string): Promise<{ blob: Blob; name: string | null }> => {
    const response = await request("get", "/api/admin/users/{id}/export", { path: { id } });
    return { blob: await response.blob(), name: fileName(response.headers.get("content-disposition")) };
  },
  quotaOf: (id: string, signal?: AbortSignal) => requestJson("get", "/api/admin/users/{id}/quota", { path: { id }, signal }),
  setQuota: (id: string, quota: Quota) => requestJson("put", "/api/admin/users/{id}/quota", { path: { id }, json: quota }),
  rolesOf: (id: string, signal?: AbortSignal) => requestJson("get", "/api/admin/users/{id}/roles", { path: { id }, signal }),
  giveRole: (id: string, role: string) => requestJson("put", "/api/admin/users/{id}/roles/{role}", { path: { id, role } }),
  takeRole: (id: string, role: string) => requestJson("delete", "/api/admin/users/{id}/roles/{role}", { path: { id, role } }),
  roles: (after: string | null, signal?: AbortSignal) =>
    requestJson("get", "/api/admin/roles", { query: { limit: 100, after: after ?? undefined }, signal }),
  role: (id: string, signal?: AbortSignal) => requestJson("get", "/api/admin/roles/{id}", { path: { id }, signal }),
  createRole: (role: RoleRequest) => requestJson("post", "/api/admin/roles", { json: role }),
  changeRole: (id: string, version: number, role: RoleRequest) =>
    requestJson("put", "/api/admin/roles/{id}", { path: { id }, json: role, headers: ifMatch(version) }),
  setRoleMfa: (id: string, required: boolean) => requestJson("put", "/api/admin/roles/{id}/mfa", { path: { id }, json: { required } }),
  deleteRole: (id: string) => request("delete", "/api/admin/roles/{id}", { path: { id } }),
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
