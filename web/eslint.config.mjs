import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";
import noLiteralText from "./lint/no-literal-text.mjs";

const config = [
  { ignores: ["out/", ".next/", "next-env.d.ts", "lib/api/schema.ts"] },
  ...next,
  ...typescript,
  {
    plugins: { isekai: { rules: { "no-literal-text": noLiteralText } } },
    rules: {
      "isekai/no-literal-text": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "no-console": "error",
      eqeqeq: ["error", "always"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-restricted-imports": [
        "error",
        { name: "react", importNames: ["lazy"], message: "Use part() of lib/part: it waits while the server is away." },
      ],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Use lib/api: it adds the token, the correlation id and typed errors." },
      ],
    },
  },
  { files: ["messages/**", "lint/**", "*.config.*", "**/*.test.{ts,mjs}"], rules: { "isekai/no-literal-text": "off" } },
  { files: ["scripts/*.mjs"], rules: { "no-console": "off", "isekai/no-literal-text": "off" } },
  { files: ["lib/api/*.ts", "lib/session/*.ts"], rules: { "no-restricted-globals": "off" } },
  { files: ["lib/part.ts"], rules: { "no-restricted-imports": "off" } },
];

export default config;
