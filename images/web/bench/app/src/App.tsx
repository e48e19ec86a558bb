import { useEffect, useMemo, useState } from "react";
import { Sidebar } from "@/components/Sidebar";
import { statusOf } from "@/lib/format";
import { useDatabase } from "@/lib/store";
import type { Page } from "@/lib/types";
import { Dashboard } from "@/pages/Dashboard";
import { Movements } from "@/pages/Movements";
import { Products } from "@/pages/Products";
import { SettingsPage } from "@/pages/SettingsPage";
import { Suppliers } from "@/pages/Suppliers";

const TITLES: Record<Page, string> = {
  dashboard: "Dashboard",
  products: "Products",
  suppliers: "Suppliers",
  movements: "Movements",
  settings: "Settings",
};

function pageFromHash(): Page {
  const name = location.hash.replace(/^#\//, "");
  return name in TITLES ? (name as Page) : "dashboard";
}

export default function App() {
  const { database, dispatch, move } = useDatabase();
  const [page, setPage] = useState<Page>(pageFromHash);
  const [dark, setDark] = useState(() => window.matchMedia("(prefers-color-scheme: dark)").matches);
  const attention = useMemo(
    () => database.products.filter((product) => ["low", "out"].includes(statusOf(product))).length,
    [database.products],
  );
  useEffect(() => {
    const onHash = () => setPage(pageFromHash());
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle("dark", dark);
  }, [dark]);
  useEffect(() => {
    document.title = `${TITLES[page]} · Stockroom`;
  }, [page]);
  return (
    <div className="min-h-screen lg:flex">
      <Sidebar
        current={page}
        onNavigate={setPage}
        dark={dark}
        onToggleDark={() => setDark(!dark)}
        badge={attention}
      />
      <main className="mx-auto w-full max-w-7xl flex-1 p-4 sm:p-6 lg:p-10">
        <h1 className="mb-6 text-2xl font-bold tracking-tight md:text-3xl">{TITLES[page]}</h1>
        {page === "dashboard" && <Dashboard database={database} />}
        {page === "products" && <Products database={database} dispatch={dispatch} />}
        {page === "suppliers" && <Suppliers database={database} dispatch={dispatch} />}
        {page === "movements" && <Movements database={database} move={move} />}
        {page === "settings" && <SettingsPage database={database} dispatch={dispatch} />}
      </main>
    </div>
  );
}
