import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { CheckCircle2, TriangleAlert } from "lucide-react";

interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad";
}
type Show = (text: string, tone?: Toast["tone"]) => void;

const Context = createContext<Show>(() => {});
const SHOWN_MS = 4000;
let next = 1;

export function useToast(): Show {
  return useContext(Context);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const show = useCallback<Show>(
    (text, tone = "good") => setToasts((all) => [...all.slice(-3), { id: next++, text, tone }]),
    [],
  );
  const dismiss = useCallback(
    (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)),
    [],
  );
  const value = useMemo(() => show, [show]);
  return (
    <Context.Provider value={value}>
      {children}
      <div
        aria-live="polite"
        className="pointer-events-none fixed right-4 bottom-4 z-50 flex w-80 flex-col gap-2"
      >
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} onDone={dismiss} />
        ))}
      </div>
    </Context.Provider>
  );
}

function ToastView({ toast, onDone }: { toast: Toast; onDone: (id: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onDone(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id, onDone]);
  const Icon = toast.tone === "good" ? CheckCircle2 : TriangleAlert;
  return (
    <div
      role="status"
      className={`pointer-events-auto flex items-start gap-3 rounded-xl border bg-white p-4 text-sm shadow-lg dark:bg-slate-900 ${toast.tone === "good" ? "border-emerald-200 text-emerald-900 dark:border-emerald-900 dark:text-emerald-200" : "border-red-200 text-red-900 dark:border-red-900 dark:text-red-200"}`}
    >
      <Icon className="mt-0.5 size-4 shrink-0" />
      <span className="flex-1">{toast.text}</span>
    </div>
  );
}
