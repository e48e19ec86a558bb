"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { UserProfile } from "@/lib/api/types";

export const SESSIONS = ["account", "sessions"];
export const TOKENS = ["account", "tokens"];

/** What the session knows is as old as its last renewal; an administrator may have changed it since. */
export const useProfile = (known: UserProfile): UserProfile =>
  useQuery({ queryKey: ["account", "profile"], queryFn: ({ signal }) => api.me(signal), placeholderData: known }).data ?? known;

export const useSessions = () =>
  useQuery({ queryKey: SESSIONS, queryFn: ({ signal }) => api.sessions(signal), select: (list) => list.items });

export const useApiTokens = () =>
  useQuery({ queryKey: TOKENS, queryFn: ({ signal }) => api.apiTokens(signal), select: (list) => list.items });
