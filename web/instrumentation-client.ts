/**
 * Next evaluates this before all else of the page, which begins a task later (`features/shell/boot-script.ts`): in one go they keep a
 * phone busy for longer than two tasks of half the length.
 */
import "react-dom/client";
