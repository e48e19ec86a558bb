import type { NextConfig } from "next";

/** A static export: the gateway embeds `out/`, so nothing here may need a Node process at run time. */
const config: NextConfig = {
  output: "export",
  trailingSlash: true,
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  experimental: { optimizePackageImports: ["radix-ui", "lucide-react"] },
};

export default config;
