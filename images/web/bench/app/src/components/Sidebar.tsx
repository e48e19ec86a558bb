import {
  ArrowLeftRight,
  Boxes,
  LayoutDashboard,
  Moon,
  Settings,
  Sun,
  Truck,
  type LucideIcon,
} from "lucide-react";
import type { Page } from "@/lib/types";

const LINKS: { page: Page; label: string; icon: LucideIcon }[] = [
  { page: "dashboard", label: "Dashboard", icon: LayoutDashboard },
  { page: "products", label: "Products", icon: Boxes },
  { page: "suppliers", label: "Suppliers", icon: Truck },
  { page: "movements", label: "Movements", icon: ArrowLeftRight },
  { page: "settings", label: "Settings", icon: Settings },
];

interface Props {
  current: Page;
  onNavigate: (page: Page) => void;
  dark: boolean;
  onToggleDark: () => void;
  badge: number;
}

export function Sidebar({ current, onNavigate, dark, onToggleDark, badge }: Props) {
  return (
    <aside className="sticky top-0 z-40 flex border-b border-slate-200 bg-white/80 backdrop-blur lg:h-screen lg:w-64 lg:flex-col lg:border-r lg:border-b-0 dark:border-slate-800 dark:bg-slate-900/80">
      <div className="hidden items-center gap-3 px-6 py-6 lg:flex">
        <span className="grid size-10 place-items-center rounded-xl bg-brand-600 font-black text-white">
          S
        </span>
        <span className="text-lg font-bold tracking-tight">Stockroom</span>
      </div>
      <nav aria-label="Main" className="flex flex-1 gap-1 overflow-x-auto p-2 lg:flex-col lg:px-4">
        {LINKS.map(({ page, label, icon: Icon }) => (
          <a
            key={page}
            href={`#/${page}`}
            aria-current={current === page ? "page" : undefined}
            onClick={() => onNavigate(page)}
            className={`focus-ring flex items-center gap-3 rounded-lg px-3 py-2 text-sm font-medium whitespace-nowrap transition-colors ${current === page ? "bg-brand-100 text-brand-700 dark:bg-brand-500/20 dark:text-brand-100" : "text-slate-600 hover:bg-slate-100 hover:text-slate-900 dark:text-slate-400 dark:hover:bg-slate-800 dark:hover:text-white"}`}
          >
            <Icon className="size-4 shrink-0" aria-hidden="true" />
            <span>{label}</span>
            {page === "products" && badge > 0 && (
              <span className="ml-auto rounded-full bg-amber-500 px-2 text-xs font-semibold text-white">
                {badge}
              </span>
            )}
          </a>
        ))}
      </nav>
      <button
        type="button"
        onClick={onToggleDark}
        className="focus-ring m-2 flex items-center gap-2 rounded-lg p-2 text-sm text-slate-500 hover:text-slate-900 lg:m-4 dark:hover:text-white"
      >
        {dark ? <Sun className="size-4" /> : <Moon className="size-4" />}
        <span className="hidden lg:inline">{dark ? "Light" : "Dark"} mode</span>
      </button>
    </aside>
  );
}
