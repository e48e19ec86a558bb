import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/ui/button";
import { Mark } from "@/ui/logo";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6 text-center">
      <div>
        <Mark className="mx-auto size-10" />
        <h1 className="mt-5 font-display text-2xl font-semibold tracking-tight">This door leads nowhere</h1>
        <p className="mt-1.5 mb-6 text-soft">There is no page at this address.</p>
        <Link href="/" className={buttonClass("primary", "large")}>Go to your apps</Link>
      </div>
    </main>
  );
}
