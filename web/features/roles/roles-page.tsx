"use client";

import { useSearchParams } from "next/navigation";
import { NewRole } from "./new-role";
import { RoleList } from "./role-list";
import { RolePage } from "./role-page";

/** All roles, one of them (`?id=`), or a new one (`?new=`, with the id of the one that it begins as a copy of). */
export function RolesPage() {
  const query = useSearchParams();
  const [id, from] = [query.get("id"), query.get("new")];
  if (id !== null) return <RolePage key={id} id={id} />;
  if (from !== null) return <NewRole key={from} from={from} />;
  return <RoleList />;
}
