import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/bricolage-grotesque/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./globals.css";
import { returningScript } from "@/features/session/returning-script";
import { bootScript } from "@/features/shell/boot-script";
import { Providers } from "@/features/shell/providers";
import { themeScript } from "@/features/theme/script";
import { pages } from "@/messages/pages";
import { ui } from "@/messages/ui";
import { Mark } from "@/ui/logo";

/** The faces that the first screen is set in. */
const FONTS = [
  new URL("../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", import.meta.url),
  new URL("../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2", import.meta.url),
];

export const metadata: Metadata = {
  title: { default: ui.product, template: `%s · ${ui.product}` },
  description: pages.description,
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1412" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  for (const font of FONTS) preload(font.href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: [themeScript, returningScript, bootScript].join("\n") }} />
        <noscript><style dangerouslySetInnerHTML={{ __html: "body > :not(noscript) { display: none }" }} /></noscript>
      </head>
      <body>
        <a href="#main" className="skip-link rounded-lg bg-ink px-3 py-2 font-medium text-ground">{pages.skip}</a>
        <noscript>
          <main className="grid min-h-dvh grid-cols-1 place-items-center p-6 text-center">
            <div className="max-w-md">
              <Mark className="mx-auto size-10" />
              <h1 className="mt-5 font-display text-2xl font-semibold tracking-tight">{pages.noScript.title}</h1>
              <p className="mt-1.5 text-soft">{pages.noScript.text}</p>
            </div>
          </main>
        </noscript>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
