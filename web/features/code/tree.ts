export interface TreeFolder {
  name: string;
  path: string;
  folders: TreeFolder[];
  files: { name: string; path: string }[];
}

/** Paths as a tree; folders first, both by name. */
export function buildTree(paths: Iterable<string>): TreeFolder {
  const root: TreeFolder = { name: "", path: "", folders: [], files: [] };
  for (const path of [...new Set(paths)].sort((a, b) => a.localeCompare(b))) {
    const parts = path.split("/");
    const name = parts.pop() ?? path;
    let folder = root;
    for (const part of parts) {
      const at = folder.path ? `${folder.path}/${part}` : part;
      let next = folder.folders.find((entry) => entry.path === at);
      if (!next) {
        next = { name: part, path: at, folders: [], files: [] };
        folder.folders.push(next);
      }
      folder = next;
    }
    folder.files.push({ name, path });
  }
  return root;
}

/** What one wants to see first. */
export function entryFile(paths: string[]): string | null {
  const wanted = ["src/App.tsx", "src/App.jsx", "src/app.js", "index.html", "README.md"];
  return wanted.find((path) => paths.includes(path)) ?? paths[0] ?? null;
}
