import type { Metadata } from "next";
import { Suspense } from "react";
import { UsersPage } from "@/features/users/users-page";
import { users } from "@/messages/users";

export const metadata: Metadata = { title: users.title };

export default function Page() {
  return <Suspense><UsersPage /></Suspense>;
}
