import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, showPanel, ViewPlugin, type DecorationSet, type Panel, type PanelConstructor } from "@codemirror/view";
import { fix } from "@/messages/fix";
import { onSpot, takeSpot, type Spot } from "./spot";

const show = StateEffect.define<Spot | null>();
const mark = Decoration.line({ class: "cm-spot" });

/** Goes to the place that was asked for, marks its line, and says why until that is put away. */
export function spots(path: string): Extension {
  return [shown, look, ViewPlugin.define((view) => {
    const take = (): void => {
      const spot = takeSpot(path);
      if (spot) goTo(view, spot);
    };
    // An editor may not be changed while it is being made.
    const first = setTimeout(take, 0);
    const stop = onSpot(take);
    return {
      destroy: () => {
        clearTimeout(first);
        stop();
      },
    };
  })];
}

function goTo(view: EditorView, spot: Spot): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(spot.line, 1), doc.lines));
  view.dispatch({ selection: { anchor: from }, effects: [show.of(spot), EditorView.scrollIntoView(from, { y: "center" })] });
  view.focus();
}

const look = EditorView.theme({
  ".cm-line.cm-spot": { backgroundColor: "var(--danger-soft)" },
  ".cm-spot-panel": { display: "flex", gap: "0.75rem", alignItems: "start", padding: "0.5rem 0.75rem", backgroundColor: "var(--danger-soft)", color: "var(--ink)" },
  ".cm-spot-panel p": { flex: "1", minWidth: "0", margin: "0", maxHeight: "6rem", overflowY: "auto", overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
  ".cm-spot-panel button": { minHeight: "1.5rem", padding: "0 0.5rem", borderRadius: "0.375rem", border: "1px solid var(--line)" },
});

const shown = StateField.define<{ lines: DecorationSet; panel: PanelConstructor } | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(show)) continue;
      if (!effect.value) return null;
      const spot = effect.value;
      const { line } = spot;
      const { doc } = transaction.state;
      const lines = line > 0 && line <= doc.lines ? Decoration.set(mark.range(doc.line(line).from)) : Decoration.none;
      return { lines, panel: (view) => panelOf(view, spot) };
    }
    return value && transaction.docChanged ? { ...value, lines: value.lines.map(transaction.changes) } : value;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (value) => value?.lines ?? Decoration.none),
    showPanel.from(field, (value) => value?.panel ?? null),
  ],
});

function panelOf(view: EditorView, { message }: Spot): Panel {
  const dom = document.createElement("div");
  dom.className = "cm-spot-panel";
  dom.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = message;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = fix.hide;
  close.addEventListener("click", () => {
    view.dispatch({ effects: show.of(null) });
    view.focus();
  });
  dom.append(text, close);
  return { dom, top: true };
}
