import type { components, paths } from "./schema";

/** Short names for what the OpenAPI document describes (`npm run api` writes `schema.ts` from it). */
type Schemas = components["schemas"];
type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

export type Account = Schemas["Account"];
export type AccountStatus = Schemas["AccountStatus"];
export type Activity = Schemas["Activity"];
export type ApiToken = Schemas["ApiToken"];
export type App = Schemas["App"];
export type AppStatus = Schemas["AppStatus"];
export type AuditExportQuery = QueryOf<"/api/admin/audit/export">;
export type AuditLog = Schemas["AuditLog"];
export type AuditPage = Schemas["AuditPage"];
export type AuditQuery = QueryOf<"/api/admin/audit">;
export type CodeVersion = Schemas["VersionView"];
export type Egress = Schemas["Egress"];
export type EgressDecision = Schemas["EgressDecision"];
export type EgressPreset = Schemas["EgressPreset"];
export type EgressRule = Schemas["EgressRule"];
export type ErrorBody = Schemas["ErrorBody"];
export type FileDiff = Schemas["FileDiff"];
export type FileEntry = Schemas["FileEntry"];
export type FileList = Schemas["FileList"];
export type FoundFault = Schemas["FoundFault"];
export type Iteration = Schemas["Iteration"];
export type Link = Schemas["PreviewAddress"];
export type LogLevel = Schemas["LogLevel"];
export type LogLine = Schemas["ExecutionLog"];
export type MadeToken = Schemas["MadeToken"];
export type MfaSetup = Schemas["MfaSetup"];
export type NewAccount = Schemas["NewAccount"];
export type NewToken = Schemas["NewToken"];
export type Permission = Schemas["Permission"];
export type PermissionCondition = Schemas["PermissionCondition"];
export type Quota = Schemas["ResourceQuota"];
export type Readiness = Schemas["Readiness"];
export type ReadinessCheck = Schemas["ReadinessCheck"];
export type ResourceQuota = Schemas["ResourceQuota"];
export type ResourceUsage = Schemas["ResourceUsage"];
export type Role = Schemas["Role"];
export type RoleName = Schemas["RoleName"];
export type RoleRequest = Schemas["RoleRequest"];
export type SecurityEvent = Schemas["SecurityEvent"];
export type SecurityEventQuery = QueryOf<"/api/admin/security-events">;
export type SecurityEventType = Schemas["SecurityEventType"];
export type Session = Schemas["Session"];
export type Severity = Schemas["Severity"];
export type StoredRole = Schemas["StoredRole"];
export type Tokens = Schemas["Tokens"];
export type UserProfile = Schemas["UserProfile"];
export type Verification = Schemas["Verification"];

/** Part of the event `plan`; the document does not describe the events of a stream. */
export interface PlanStep {
  id: string;
  action: string;
  tool: string;
  payload: unknown;
}
