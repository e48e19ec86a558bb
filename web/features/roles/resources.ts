/** What permissions can be about, as the server has it (`crates/domain/src/access/resources.rs`; a test holds the two together). */
export interface Resource {
  name: string;
  actions: string[];
  /** What conditions may ask about. */
  fields: Record<string, "text" | "number">;
}

const ofApps: Resource["fields"] = { id: "text", userId: "text", status: "text", framework: "text", language: "text", version: "number" };
const id: Resource["fields"] = { id: "text" };

export const RESOURCES: Resource[] = [
  { name: "app", actions: ["create", "read", "update", "delete", "execute", "share", "preview"], fields: ofApps },
  { name: "code", actions: ["read", "update"], fields: ofApps },
  { name: "sandbox", actions: ["read"], fields: { id: "text", userId: "text" } },
  { name: "quota", actions: ["read", "update"], fields: id },
  { name: "user", actions: ["create", "read", "update", "lock", "suspend", "export", "erase"], fields: id },
  { name: "role", actions: ["create", "read", "update", "delete", "assign"], fields: id },
  { name: "session", actions: ["read", "delete"], fields: id },
  { name: "audit", actions: ["read", "export", "verify"], fields: {} },
  { name: "security_event", actions: ["read", "update"], fields: id },
  { name: "workflow", actions: ["read", "update"], fields: id },
  { name: "system", actions: ["read", "update"], fields: {} },
];

export const resourceNamed = (name: string): Resource | undefined => RESOURCES.find((resource) => resource.name === name);
