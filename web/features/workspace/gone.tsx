import Link from "next/link";
import { buttonClass } from "@/ui/button";

export function Gone() {
  return (
    <div className="text-center">
      <h1 className="font-display text-2xl font-semibold tracking-tight">There is no such app</h1>
      <p className="mt-1.5 mb-6 text-soft">It was deleted, or it belongs to somebody else.</p>
      <Link href="/" className={buttonClass("primary", "large")}>Go to your apps</Link>
    </div>
  );
}
