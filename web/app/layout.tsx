import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/bricolage-grotesque/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./globals.css";
import { Providers } from "@/features/shell/providers";
import { themeScript } from "@/features/theme/script";

export const metadata: Metadata = {
  title: { default: "Isekai", template: "%s · Isekai" },
  description: "Describe an app in a sentence and use it a moment later, on your own machines.",
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
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a href="#main" className="skip-link rounded-lg bg-ink px-3 py-2 font-medium text-ground">Skip to the content</a>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
