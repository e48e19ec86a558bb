"use client";

import { useEffect, useState } from "react";
import type { Virtualizer } from "@tanstack/react-virtual";

/**
 * Tells the list how high its rows are, as the browser says after its own layout. Not the virtualiser's own way: that knows a row by its
 * element, and here the elements stay while the lines in them change. A row has its index in `data-index`.
 */
export function useRowHeights(rows: Virtualizer<HTMLDivElement, Element>): ResizeObserver {
  const [observer] = useState(() => new ResizeObserver((changes) => {
    for (const { target, borderBoxSize } of changes) {
      const height = borderBoxSize[0]?.blockSize;
      if (height && target instanceof HTMLElement) rows.resizeItem(Number(target.dataset.index), Math.round(height));
    }
  }));
  useEffect(() => () => observer.disconnect(), [observer]);
  return observer;
}
