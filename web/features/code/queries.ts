"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { FileList } from "@/lib/api/types";
import type { Loaded } from "./edit-state";
import { fromFile, traitsOf, type Traits } from "./file-text";

export interface LoadedFile extends Loaded {
  traits: Traits;
}

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
    queryFn: async ({ signal }): Promise<LoadedFile> => {
      const { text, version: read } = await api.readFile(appId, path, signal);
      const file = fromFile(text);
      return { ...file, version: read, traits: traitsOf(file.text) };
    },
    staleTime: Infinity,
    placeholderData: (shown, asked) => (asked?.queryKey[1] === appId && asked.queryKey[2] === path ? shown : undefined),
  });

/** A version was made: what shows files asks again. */
export function useFilesChanged(appId: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(["files", "versions", "file"].map((key) => queries.invalidateQueries({ queryKey: [key, appId] })));
  }, [queries, appId]);
}
