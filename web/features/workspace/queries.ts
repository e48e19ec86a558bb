"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { Iteration } from "@/lib/api/types";

export const useApp = (id: string) =>
  useQuery({ queryKey: ["app", id], queryFn: ({ signal }) => api.app(id, signal), enabled: id !== "" });

const none: Iteration[] = [];

export function useIterations(id: string): Iteration[] {
  const query = useQuery({ queryKey: ["iterations", id], queryFn: ({ signal }) => api.iterations(id, signal) });
  return query.data?.items ?? none;
}
