"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { FileList } from "@/lib/api/types";

/** The files of the present version; null while there is none. */
export const useFiles = (appId: string, enabled: boolean) =>
  useQuery({
    queryKey: ["files", appId],
    enabled,
    queryFn: async ({ signal }): Promise<FileList | null> => {
      try {
        return await api.files(appId, signal);
      } catch (error) {
        if (isStatus(error, 404)) return null;
        throw error;
      }
    },
  });

/**
 * One file. `version` and `revision` say which state of the project is meant, so that a change asks again. Until the answer
 * is there the text from before stays, of this file only: an editor that is taken away loses caret, focus and undo.
 */
export const useFile = (appId: string, path: string, version: number, revision: number, enabled: boolean) =>
  useQuery({
    queryKey: ["file", appId, path, version, revision],
    enabled,
    queryFn: ({ signal }) => api.readFile(appId, path, signal),
    staleTime: Infinity,
    placeholderData: (shown, asked) => (asked?.queryKey[1] === appId && asked.queryKey[2] === path ? shown : undefined),
  });
