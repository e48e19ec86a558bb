"use client";

import { useLayoutEffect, type ComponentProps } from "react";

let open = 0;

/**
 * What lies between a dialog and the page, which does not scroll meanwhile. Radix' own sets a custom property for all of the page, which
 * costs the browser a new style for each of its elements: with a project of thousands of files, three frames.
 */
export function Backdrop(props: ComponentProps<"div">) {
  useLayoutEffect(() => {
    const { style, clientWidth } = document.documentElement;
    open += 1;
    // Where the bar was stays room for one.
    if (window.innerWidth > clientWidth) style.scrollbarGutter = "stable";
    style.overflow = "hidden";
    return () => {
      open -= 1;
      if (open === 0) style.overflow = style.scrollbarGutter = "";
    };
  }, []);
  return <div {...props} aria-hidden="true" className="pointer-events-auto fixed inset-0 z-40 bg-sunken/75 backdrop-blur-[2px] animate-fade" />;
}
