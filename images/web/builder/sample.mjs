/** A small project with the parts generated apps are made of: hooks, forms, tables, lists, Tailwind classes of all kinds. */
export function sampleProject() {
  return { "index.html": PAGE, "src/main.tsx": MAIN, "src/App.tsx": APP, "src/index.css": STYLES };
}

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="UTF-8" /><title>Warm-up</title></head>
  <body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body>
</html>
`;

const MAIN = `import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import App from "@/App";
import "./index.css";

createRoot(document.getElementById("root")!).render(<StrictMode><App /></StrictMode>);
`;

const STYLES = `@import "tailwindcss";
@theme { --color-brand-500: oklch(0.62 0.19 260); --font-display: "Inter", sans-serif; }
@layer base { body { @apply bg-slate-50 text-slate-900 antialiased; } }
`;

const APP = `import { useEffect, useMemo, useReducer, useRef, useState, type FormEvent } from "react";
import { Check, Plus } from "lucide-react";

type Item = { id: string; name: string; amount: number; done: boolean };
type Action = { type: "add"; item: Item } | { type: "toggle"; id: string } | { type: "remove"; id: string };
const KEY = "warm-up";

function reduce(items: Item[], action: Action): Item[] {
  switch (action.type) {
    case "add": return [...items, action.item];
    case "toggle": return items.map((item) => (item.id === action.id ? { ...item, done: !item.done } : item));
    case "remove": return items.filter((item) => item.id !== action.id);
  }
}

function Badge({ tone, children }: { tone: "good" | "bad"; children: React.ReactNode }) {
  return <span className={\`inline-flex items-center rounded-full px-2 py-0.5 text-xs font-medium \${tone === "good" ? "bg-emerald-100 text-emerald-800" : "bg-red-100 text-red-800 dark:bg-red-900/40 dark:text-red-200"}\`}>{children}</span>;
}

export default function App() {
  const [items, dispatch] = useReducer(reduce, [], () => JSON.parse(localStorage.getItem(KEY) ?? "[]") as Item[]);
  const [query, setQuery] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => items.filter((item) => item.name.toLowerCase().includes(query.toLowerCase())), [items, query]);
  useEffect(() => { localStorage.setItem(KEY, JSON.stringify(items)); }, [items]);
  useEffect(() => { dispatch({ type: "add", item: { id: crypto.randomUUID(), name: "First", amount: 12.5, done: false } }); }, []);
  function submit(event: FormEvent) {
    event.preventDefault();
    const name = input.current?.value.trim();
    if (name) dispatch({ type: "add", item: { id: crypto.randomUUID(), name, amount: 1, done: false } });
  }
  return (
    <main className="mx-auto max-w-5xl space-y-6 p-4 sm:p-8 lg:grid lg:grid-cols-3 lg:gap-8">
      <header className="flex items-center justify-between border-b border-slate-200 pb-4 lg:col-span-3 dark:border-slate-700">
        <h1 className="text-2xl font-semibold tracking-tight text-brand-500 md:text-3xl">Warm-up</h1>
        <input aria-label="Search" value={query} onChange={(event) => setQuery(event.target.value)} className="h-10 w-64 rounded-lg border border-slate-300 bg-white px-3 text-sm shadow-sm placeholder:text-slate-400 focus:border-brand-500 focus:outline-none focus-visible:ring-2 focus-visible:ring-brand-500/40 disabled:opacity-50" />
      </header>
      <form onSubmit={submit} className="flex flex-col gap-3 rounded-xl bg-white p-6 shadow-md ring-1 ring-black/5 transition hover:shadow-lg">
        <label className="text-sm font-medium text-slate-700" htmlFor="name">Name</label>
        <input id="name" ref={input} required className="rounded-md border px-3 py-2" />
        <button className="inline-flex items-center justify-center rounded-md bg-brand-500 px-4 py-2 text-sm font-semibold text-white duration-150 ease-out hover:bg-brand-500/90 active:scale-95 disabled:cursor-not-allowed"><Plus className="size-4" /> Add</button>
      </form>
      <table className="w-full table-auto divide-y divide-slate-200 overflow-hidden text-left text-sm lg:col-span-2">
        <thead><tr className="bg-slate-100 uppercase tracking-wide text-slate-500"><th className="px-4 py-3">Name</th><th className="px-4 py-3 text-right">Amount</th><th /></tr></thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.id} className="odd:bg-white even:bg-slate-50 hover:bg-sky-50">
              <td className="max-w-[12rem] truncate px-4 py-3">{item.name}</td>
              <td className="px-4 py-3 text-right tabular-nums">{item.amount.toLocaleString(undefined, { style: "currency", currency: "EUR" })}</td>
              <td className="space-x-2"><Check aria-hidden="true" className="size-3" /><Badge tone={item.done ? "good" : "bad"}>{item.done ? "done" : "open"}</Badge><button onClick={() => dispatch({ type: "toggle", id: item.id })} className="underline">toggle</button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className="fixed inset-x-0 bottom-0 z-10 hidden bg-gradient-to-r from-sky-500 to-indigo-600 p-2 text-center text-xs text-white/80 backdrop-blur sm:block">{shown.length} shown</footer>
    </main>
  );
}
`;
