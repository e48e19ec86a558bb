/**
 * Runs in the page's head. Next runs the scripts that are listed here one after the other, each in a task of its own, before it evaluates the
 * rest of itself and draws the page: an empty one is a pause. Should a later version not look here, then nothing is lost but the pause.
 */
export const bootScript = `(self.__next_s=self.__next_s||[]).push([0,{children:""}])`;
