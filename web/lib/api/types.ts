/** What the HTTP API speaks. One place, so that a change of the document shows up as type errors. */

export type AppStatus = "generating" | "running" | "stopped" | "error";
export type Activity = "queued" | "planning" | "building" | "verifying" | "ready" | "paused" | "deleting";
export type IterationStatus = "pending" | "applied" | "failed";
export type LogLevel = "debug" | "info" | "warn" | "error";
export type Framework = "react" | "static";

export interface PublicConfig {
  version: string;
  registration: boolean;
  examples: string[];
  frameworks: string[];
  publicUrl: string;
}

export interface ResourceQuota {
  maxApps: number;
  maxConcurrentApps: number;
}

export interface UserProfile {
  id: string;
  username: string;
  email: string;
  roles: { id: string; name: string }[];
  quotas: ResourceQuota;
}

export interface Tokens {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  user: UserProfile;
}

export interface App {
  id: string;
  userId: string;
  name: string;
  prompt: string;
  framework: string | null;
  language: string | null;
  status: AppStatus;
  statusReason: string | null;
  activity: Activity;
  previewUrl: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface PageOf<T> {
  items: T[];
  next: string | null;
}

export interface Iteration {
  id: string;
  appId: string;
  prompt: string;
  status: IterationStatus;
  error?: string | null;
  appliedAt: string | null;
  createdAt: string;
}

export interface LogLine {
  id: string;
  seq: number;
  logLevel: LogLevel;
  message: string;
  metadata: Record<string, unknown> | null;
  timestamp: string;
}

export interface FileEntry {
  path: string;
  sizeBytes: number;
}

export interface FileList {
  version: number;
  files: FileEntry[];
}

export interface CodeVersion {
  version: number;
  origin: string;
  summary: string | null;
  fileCount: number;
  sizeBytes: number;
  createdAt: string;
}

export interface FileDiff {
  path: string;
  change: "added" | "removed" | "changed";
  unified: string;
}

export interface Link {
  url: string;
  expiresAt: string;
}

export interface PlanStep {
  id: string;
  action: string;
  tool: string;
  payload: unknown;
}

export interface ErrorBody {
  error: string;
  message: string;
  correlationId: string;
  details?: unknown;
}
