"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ChevronLeft } from "lucide-react";
import { cn } from "@/lib/cn";
import { TopBar } from "./top-bar";

export interface SectionLink {
  href: string;
  label: string;
  icon: ReactNode;
}

interface Props {
  /** Names the navigation, which stands left of the page, above it where there is no room. */
  section: string;
  links: readonly SectionLink[];
  title: string;
  text?: string;
  /** The page of the section that this one belongs to: there is a way back to it, and the navigation marks it. */
  parent?: Pick<SectionLink, "href" | "label">;
  /** What one does with the page as a whole, beside its title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Where the links do not all fit beside each other, the one of this page has to be among those that are seen. */
function showCurrent(list: HTMLUListElement | null): void {
  list?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** A page of a section, such as the account's or the administrators', with the way to the section's other pages. */
export function SectionPage({ section, links, title, text, parent, actions, children }: Props) {
  const pathname = usePathname();
  const here = parent?.href ?? pathname;
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="border-b border-line"><TopBar /></div>
      <div className="mx-auto flex w-full max-w-6xl flex-1 gap-8 px-4 py-6 max-md:flex-col max-md:gap-5 sm:px-6">
        <nav aria-label={section} className="shrink-0 md:w-48">
          <p className="mb-2 px-2.5 text-xs font-medium text-faint max-md:sr-only">{section}</p>
          <ul ref={showCurrent} className="flex gap-0.5 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:pb-1 sm:max-md:-mx-6 sm:max-md:px-6 md:flex-col">
            {links.map((link) => (
              <li key={link.href} className="shrink-0">
                <Link
                  href={link.href}
                  prefetch={false}
                  aria-current={here === link.href ? (parent ? "true" : "page") : undefined}
                  className={cn(
                    "flex h-8.5 items-center gap-2.5 rounded-lg px-2.5 text-[0.8125rem] [&_svg]:size-4 [&_svg]:shrink-0 max-sm:[&_svg]:hidden",
                    here === link.href ? "bg-accent-soft font-medium text-ink" : "text-soft hover:bg-hover hover:text-ink",
                  )}
                >
                  {link.icon}
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          <div className="mb-5 flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              {parent ? (
                <Link href={parent.href} prefetch={false} className="-ml-1 mb-1 inline-flex min-h-6 items-center gap-0.5 rounded pr-1 text-[0.8125rem] text-soft hover:text-ink">
                  <ChevronLeft className="size-4" aria-hidden="true" />
                  {parent.label}
                </Link>
              ) : null}
              <h1 className="break-words font-display text-2xl font-semibold tracking-[-0.02em]">{title}</h1>
              {text ? <p className="mt-1 max-w-prose text-pretty text-soft">{text}</p> : null}
            </div>
            {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
          </div>
          {children}
        </main>
      </div>
    </div>
  );
}
