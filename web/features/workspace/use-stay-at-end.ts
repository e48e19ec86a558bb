"use client";

import { useCallback, useEffect, useRef, type UIEvent } from "react";

const NEAR_PX = 48;

/** A list that stays at its end while one is there, however it or its content grows, and stays put once one has scrolled up to read. */
export function useStayAtEnd() {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef({ top: 0, height: 0, room: 0 });

  useEffect(() => {
    const [box, inside] = [list.current, content.current];
    if (!box || !inside) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTo({ top: box.scrollHeight });
    });
    observer.observe(box);
    observer.observe(inside);
    return () => observer.disconnect();
  }, []);

  /** By the time the event of our own scrolling comes the list may have grown again: only going up means leaving the end. */
  const onScroll = useCallback(({ currentTarget: box }: UIEvent<HTMLDivElement>): void => {
    const { top, height, room } = seen.current;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX) atEnd.current = true;
    else if (box.scrollTop < top && box.scrollHeight >= height && box.clientHeight === room) atEnd.current = false;
    seen.current = { top: box.scrollTop, height: box.scrollHeight, room: box.clientHeight };
  }, []);

  return { list, content, onScroll };
}
