import Link from "next/link";
import { workspace } from "@/messages/workspace";
import { buttonClass } from "@/ui/button";

const words = workspace.gone;

export function Gone() {
  return (
    <div className="text-center">
      <h1 className="font-display text-2xl font-semibold tracking-tight">{words.title}</h1>
      <p className="mt-1.5 mb-6 text-soft">{words.text}</p>
      <Link href="/" className={buttonClass("primary", "large")}>{words.home}</Link>
    </div>
  );
}
