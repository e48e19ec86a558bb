import type { components } from "./schema";

/** Short names for what the OpenAPI document describes (`npm run api` writes `schema.ts` from it). */
type Schemas = components["schemas"];

export type Activity = Schemas["Activity"];
export type App = Schemas["App"];
export type AppStatus = Schemas["AppStatus"];
export type CodeVersion = Schemas["VersionView"];
export type Egress = Schemas["Egress"];
export type EgressDecision = Schemas["EgressDecision"];
export type EgressPreset = Schemas["EgressPreset"];
export type EgressRule = Schemas["EgressRule"];
export type ErrorBody = Schemas["ErrorBody"];
export type FileDiff = Schemas["FileDiff"];
export type FileEntry = Schemas["FileEntry"];
export type FileList = Schemas["FileList"];
export type Iteration = Schemas["Iteration"];
export type Link = Schemas["PreviewAddress"];
export type LogLevel = Schemas["LogLevel"];
export type LogLine = Schemas["ExecutionLog"];
export type Tokens = Schemas["Tokens"];
export type UserProfile = Schemas["UserProfile"];

/** Part of the event `plan`; the document does not describe the events of a stream. */
export interface PlanStep {
  id: string;
  action: string;
  tool: string;
  payload: unknown;
}
