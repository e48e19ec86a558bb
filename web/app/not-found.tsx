import type { Metadata } from "next";
import Link from "next/link";
import { pages } from "@/messages/pages";
import { buttonClass } from "@/ui/button";
import { Mark } from "@/ui/logo";

export const metadata: Metadata = { title: pages.missing.title };

export default function NotFound() {
  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6 text-center">
      <div>
        <Mark className="mx-auto size-10" />
        <h1 className="mt-5 font-display text-2xl font-semibold tracking-tight">{pages.missing.heading}</h1>
        <p className="mt-1.5 mb-6 text-soft">{pages.missing.text}</p>
        <Link href="/" className={buttonClass("primary", "large")}>{pages.missing.home}</Link>
      </div>
    </main>
  );
}
