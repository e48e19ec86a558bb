import type { Metadata } from "next";
import { Suspense } from "react";
import { UserPage } from "@/features/users/user-page";
import { users } from "@/messages/users";

export const metadata: Metadata = { title: users.one.title };

/** The id is in the query because the page is exported once for everybody. */
export default function Page() {
  return <Suspense><UserPage /></Suspense>;
}
