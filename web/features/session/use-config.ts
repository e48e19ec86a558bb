"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";

/** What the page knows of the installation before anybody is signed in. */
export const useConfig = () =>
  useQuery({ queryKey: ["config"], queryFn: ({ signal }) => api.config(signal), staleTime: Infinity });
