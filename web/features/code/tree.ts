export interface TreeFolder {
  name: string;
  path: string;
  folders: TreeFolder[];
  files: { name: string; path: string }[];
}

const byName = new Intl.Collator(undefined, { numeric: true }).compare;

/** Paths as a tree; folders first, both by name. */
export function buildTree(paths: Iterable<string>): TreeFolder {
  const root: TreeFolder = { name: "", path: "", folders: [], files: [] };
  const folders = new Map([["", root]]);
  const folderAt = (path: string): TreeFolder => {
    const known = folders.get(path);
    if (known) return known;
    const cut = path.lastIndexOf("/");
    const folder: TreeFolder = { name: path.slice(cut + 1), path, folders: [], files: [] };
    folders.set(path, folder);
    folderAt(path.slice(0, Math.max(cut, 0))).folders.push(folder);
    return folder;
  };
  for (const path of new Set(paths)) {
    const cut = path.lastIndexOf("/");
    folderAt(path.slice(0, Math.max(cut, 0))).files.push({ name: path.slice(cut + 1), path });
  }
  for (const folder of folders.values()) {
    folder.folders.sort((a, b) => byName(a.name, b.name));
    folder.files.sort((a, b) => byName(a.name, b.name));
  }
  return root;
}

export interface FileRow {
  id: string;
  name: string;
  path: string;
  /** Null for a file. */
  expanded: boolean | null;
  level: number;
  position: number;
  siblings: number;
}

/** What is to be seen of the tree, from the top. */
export function rowsOf(root: TreeFolder, isOpen: (folder: string) => boolean): FileRow[] {
  const rows: FileRow[] = [];
  const add = (folder: TreeFolder, level: number): void => {
    const siblings = folder.folders.length + folder.files.length;
    let position = 0;
    for (const { name, path, ...inside } of folder.folders) {
      const expanded = isOpen(path);
      rows.push({ id: `${path}/`, name, path, expanded, level, position: ++position, siblings });
      if (expanded) add({ name, path, ...inside }, level + 1);
    }
    for (const { name, path } of folder.files) rows.push({ id: path, name, path, expanded: null, level, position: ++position, siblings });
  };
  add(root, 1);
  return rows;
}

/** Folders on the way to a file. */
export function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** What one wants to see first. */
export function entryFile(paths: readonly string[]): string | null {
  const wanted = ["src/App.tsx", "src/App.jsx", "src/app.js", "index.html", "README.md"];
  return wanted.find((path) => paths.includes(path)) ?? paths[0] ?? null;
}
