import { call, callJson } from "./http";
import type {
  App, CodeVersion, FileDiff, FileList, Iteration, Link, LogLine, PageOf, PublicConfig, Tokens,
} from "./types";

const app = (id: string): string => `/api/apps/${encodeURIComponent(id)}`;
const file = (id: string, path: string): string =>
  `${app(id)}/files/${path.split("/").map(encodeURIComponent).join("/")}`;
const query = (values: Record<string, string | number | undefined | null>): string => {
  const parts = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return parts.length ? `?${new URLSearchParams(parts.map(([key, value]) => [key, String(value)])).toString()}` : "";
};
const ifMatch = (version: number): Record<string, string> => ({ "If-Match": `"${version}"` });

export const paths = { events: (id: string) => `${app(id)}/events`, followLogs: (id: string, after: number) => `${app(id)}/logs${query({ follow: 1, after })}` };

export const api = {
  config: (signal?: AbortSignal) => callJson<PublicConfig>("/api/config", { signal }),
  login: (username: string, password: string) =>
    callJson<Tokens>("/api/auth/login", { method: "POST", json: { username, password } }),
  logout: () => call("/api/auth/logout", { method: "POST" }),

  apps: (after?: string | null, signal?: AbortSignal) =>
    callJson<PageOf<App>>(`/api/apps${query({ limit: 12, after })}`, { signal }),
  app: (id: string, signal?: AbortSignal) => callJson<App>(app(id), { signal }),
  generate: (prompt: string, framework: string | null, idempotencyKey: string) =>
    callJson<App>("/api/apps/generate", {
      method: "POST",
      json: { prompt, context: framework ? { framework } : {} },
      headers: { "Idempotency-Key": idempotencyKey },
    }),
  rename: (id: string, version: number, name: string) =>
    callJson<App>(app(id), { method: "PATCH", json: { name }, headers: ifMatch(version) }),
  remove: (id: string) => call(app(id), { method: "DELETE" }),
  cancel: (id: string) => call(`${app(id)}/cancel`, { method: "POST" }),
  start: (id: string) => call(`${app(id)}/start`, { method: "POST" }),
  stop: (id: string) => call(`${app(id)}/stop`, { method: "POST" }),

  iterations: (id: string, signal?: AbortSignal) =>
    callJson<PageOf<Iteration>>(`${app(id)}/iterations${query({ limit: 100 })}`, { signal }),
  iterate: (id: string, prompt: string, idempotencyKey: string) =>
    callJson<Iteration>(`${app(id)}/iterations`, {
      method: "POST",
      json: { prompt },
      headers: { "Idempotency-Key": idempotencyKey },
    }),

  files: (id: string, signal?: AbortSignal) => callJson<FileList>(`${app(id)}/files`, { signal }),
  readFile: async (id: string, path: string, signal?: AbortSignal): Promise<{ text: string; version: number }> => {
    const response = await call(file(id, path), { signal });
    return { text: await response.text(), version: versionOf(response.headers.get("etag")) };
  },
  writeFile: (id: string, path: string, text: string, version: number) =>
    callJson<{ version: number }>(file(id, path), { method: "PUT", text, headers: ifMatch(version) }),
  exportZip: async (id: string): Promise<{ blob: Blob; name: string | null }> => {
    const response = await call(`${app(id)}/export`);
    return { blob: await response.blob(), name: fileName(response.headers.get("content-disposition")) };
  },

  logs: (id: string, after: string | number | null, signal?: AbortSignal) =>
    callJson<PageOf<LogLine>>(`${app(id)}/logs${query({ limit: 100, after })}`, { signal }),

  versions: (id: string, signal?: AbortSignal) => callJson<{ items: CodeVersion[] }>(`${app(id)}/versions`, { signal }),
  diff: (id: string, from: number, to: number, signal?: AbortSignal) =>
    callJson<{ files: FileDiff[] }>(`${app(id)}/diff${query({ from, to })}`, { signal }),
  rollback: (id: string, version: number) =>
    callJson<{ workflowId: string }>(`${app(id)}/rollback`, { method: "POST", json: { version } }),

  previewSession: (id: string) => callJson<Link>(`${app(id)}/preview-session`, { method: "POST", json: {} }),
  previewLink: (id: string, expiresIn: number) =>
    callJson<Link>(`${app(id)}/preview-link`, { method: "POST", json: { expiresIn } }),
  revokeLinks: (id: string) => call(`${app(id)}/preview-link`, { method: "DELETE" }),
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
