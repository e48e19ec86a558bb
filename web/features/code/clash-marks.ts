import { invertedEffects } from "@codemirror/commands";
import { StateEffect, StateField, type ChangeDesc, type EditorState, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, keymap, WidgetType, type Command, type DecorationSet } from "@codemirror/view";
import { code } from "@/messages/code";
import type { Clash, Stretch } from "./merge3";
import { removed, type Choice } from "./settle";

const words = code.clash;

export const setClashes = StateEffect.define<readonly Clash[]>({ map: (clashes, change) => clashes.map((clash) => moved(clash, change)) });

const field = StateField.define<readonly Clash[]>({
  create: () => [],
  update(clashes, transaction) {
    const set = transaction.effects.findLast((effect) => effect.is(setClashes));
    if (set) return set.value;
    return transaction.docChanged && clashes.length > 0 ? clashes.map((clash) => moved(clash, transaction.changes)) : clashes;
  },
  provide: (self) => EditorView.decorations.compute([self, "doc"], (state) => decorations(state, state.field(self))),
});

export const clashesOf = (state: EditorState): readonly Clash[] => state.field(field, false) ?? [];

const startOf = (clash: Clash): number => (clash.theirs ?? clash.mine)?.from ?? 0;
const endOf = (clash: Clash): number => (clash.mine ?? clash.theirs)?.to ?? 0;

/** The place that the caret is in, else the next one after it, else the first. */
export function currentClash(state: EditorState): number {
  const at = state.selection.main.head;
  const next = clashesOf(state).findIndex((clash) => endOf(clash) >= at);
  return Math.max(next, 0);
}

/** Settles a place: the current one, or the one named. The caret goes on to the next. */
export const take = (choice: Choice, index?: number): Command => (view) => {
  const clashes = clashesOf(view.state);
  const at = index ?? currentClash(view.state);
  const clash = clashes[at];
  if (!clash || view.state.readOnly) return false;
  const gone = removed(clash, choice, view.state.doc.length);
  const changes = view.state.changes(gone ?? []);
  const left = clashes.filter((_, place) => place !== at).map((other) => moved(other, changes));
  const next = left[at] ?? left[0];
  const anchor = next ? startOf(next) : changes.mapPos(startOf(clash), -1);
  view.dispatch({ changes, effects: setClashes.of(left), selection: { anchor }, scrollIntoView: true, userEvent: "input.settle" });
  return true;
};

/** To the next place, or the one before; around the end. */
export const goToClash = (step: 1 | -1): Command => (view) => {
  const clashes = clashesOf(view.state);
  if (clashes.length === 0) return false;
  const head = view.state.selection.main.head;
  const after = clashes.findIndex((clash) => startOf(clash) > head);
  const before = clashes.findLastIndex((clash) => startOf(clash) < head);
  const index = step === 1 ? after : before;
  const clash = index >= 0 ? clashes[index] : clashes.at(step === 1 ? 0 : -1);
  if (clash) view.dispatch({ selection: { anchor: startOf(clash) }, effects: EditorView.scrollIntoView(startOf(clash), { y: "center" }) });
  return true;
};

export const clashMarks = (clashes: readonly Clash[]): Extension => [
  field.init(() => clashes),
  // Undo brings the question back.
  invertedEffects.of((transaction) => (transaction.effects.some((effect) => effect.is(setClashes)) ? [setClashes.of(transaction.startState.field(field))] : [])),
  keymap.of([
    { key: "F7", run: goToClash(1), shift: goToClash(-1) },
    { key: "Alt-1", run: take("theirs") },
    { key: "Alt-2", run: take("mine") },
    { key: "Alt-3", run: take("both") },
  ]),
];

/** Text that is added at an edge belongs to the stretch. */
function moved(clash: Clash, change: ChangeDesc): Clash {
  const stretch = (old: Stretch | null): Stretch | null => old && { from: change.mapPos(old.from, -1), to: change.mapPos(old.to, 1) };
  return { base: clash.base, theirs: stretch(clash.theirs), mine: stretch(clash.mine) };
}

const theirLine = Decoration.line({ class: "cm-theirs" });
const myLine = Decoration.line({ class: "cm-mine" });

function decorations(state: EditorState, clashes: readonly Clash[]): DecorationSet {
  const found: Range<Decoration>[] = [];
  const linesOf = (stretch: Stretch | null, mark: Decoration): void => {
    if (!stretch) return;
    for (let at = stretch.from; at <= stretch.to; ) {
      const line = state.doc.lineAt(at);
      found.push(mark.range(line.from));
      at = line.to + 1;
    }
  };
  for (const [index, clash] of clashes.entries()) {
    const { theirs, mine } = clash;
    const head = new Head(clash, index, clashes.length);
    found.push(Decoration.widget({ widget: head, block: true, side: -2 }).range(state.doc.lineAt(startOf(clash)).from));
    linesOf(theirs, theirLine);
    const divider = Decoration.widget({ widget: new Divider(mine !== null), block: true, side: mine ? -1 : 1 });
    found.push(divider.range(mine ? state.doc.lineAt(mine.from).from : state.doc.lineAt(endOf(clash)).to));
    linesOf(mine, myLine);
  }
  return Decoration.set(found, true);
}

class Head extends WidgetType {
  constructor(private readonly clash: Clash, private readonly index: number, private readonly count: number) {
    super();
  }

  override eq(other: Head): boolean {
    return other.index === this.index && other.count === this.count && other.clash.base === this.clash.base && (other.clash.theirs === null) === (this.clash.theirs === null);
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = element("div", "cm-clash-head theirs");
    const title = element("strong");
    title.textContent = `${words.place(this.index + 1, this.count)} · ${this.clash.theirs ? words.theirs : words.without.theirs}`;
    box.append(title, ...(["theirs", "mine", "both"] as const).map((choice) => this.button(view, choice)), this.before());
    return box;
  }

  override ignoreEvent = (): boolean => true;

  private button(view: EditorView, choice: Choice): HTMLElement {
    const button = element("button");
    button.setAttribute("type", "button");
    button.textContent = words.take[choice];
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      take(choice, this.index)(view);
      view.focus();
    });
    return button;
  }

  private before(): HTMLElement {
    const details = element("details");
    const summary = element("summary");
    summary.textContent = words.base;
    const text = element("pre");
    text.textContent = this.clash.base || words.noLines;
    details.append(summary, text);
    return details;
  }
}

class Divider extends WidgetType {
  constructor(private readonly lines: boolean) {
    super();
  }

  override eq(other: Divider): boolean {
    return other.lines === this.lines;
  }

  override toDOM(): HTMLElement {
    const box = element("div", "cm-clash-head mine");
    const title = element("strong");
    title.textContent = this.lines ? words.mine : words.without.mine;
    box.append(title);
    return box;
  }
}

function element(name: string, className?: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
