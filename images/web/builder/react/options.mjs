/** Files an app may import besides code; they are copied under a name with a hash. */
const ASSETS = [
  "png",
  "jpg",
  "jpeg",
  "gif",
  "svg",
  "webp",
  "avif",
  "ico",
  "woff",
  "woff2",
  "ttf",
  "otf",
  "mp3",
  "mp4",
  "webm",
  "ogg",
  "wav",
  "wasm",
  "pdf",
];

/** What Vite defines for client code in a production build. */
const DEFINE = {
  "process.env.NODE_ENV": '"production"',
  "import.meta.env": '{"MODE":"production","DEV":false,"PROD":true,"SSR":false,"BASE_URL":"/"}',
  "import.meta.env.MODE": '"production"',
  "import.meta.env.DEV": "false",
  "import.meta.env.PROD": "true",
  "import.meta.env.SSR": "false",
  "import.meta.env.BASE_URL": '"/"',
  "import.meta.hot": "undefined",
};

/** Settings of every app build. The project's tsconfig is not read: what matters of it for output is fixed here, as in the exported project. */
export function bundleOptions({ root, outdir, kit }) {
  return {
    absWorkingDir: root,
    outdir,
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    logLimit: 50,
    jsx: "automatic",
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx", useDefineForClassFields: true } },
    // Aliases are resolved inside the bundler; a plugin would cost a round trip to this process for every import.
    alias: { "@": `${root}/src`, ...kit.alias },
    external: [kit.vendor.url],
    define: DEFINE,
    loader: Object.fromEntries(ASSETS.map((extension) => [`.${extension}`, "file"])),
    publicPath: "/",
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
  };
}
