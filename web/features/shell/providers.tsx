"use client";

import { useState, type ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { SessionProvider } from "@/features/session/session";
import { asApiError } from "@/lib/api/errors";
import { Toasts } from "@/ui/toast";

const retryable = (count: number, error: Error): boolean => count < 3 && asApiError(error).unreachable;

export function Providers({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: retryable, staleTime: 5_000 } } }),
  );
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>{children}</SessionProvider>
      <Toasts />
    </QueryClientProvider>
  );
}
