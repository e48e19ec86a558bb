import { h } from "../dom.js";
import { downloadText } from "../lib/download.js";
import { countFound, replaceFound } from "../lib/tools/text/find.js";
import { fitTexts } from "../lib/tools/text/texts.js";
import { button } from "../ui/controls.js";
import { copyButton } from "../ui/copy-button.js";
import { keptText } from "../ui/kept-text.js";
import { part } from "../ui/part.js";
import { textPane } from "../ui/text-pane.js";

const first = { text: "", find: "", by: "", matchCase: "", wholeWords: "" };

/** Finds a word in a text and replaces it everywhere. */
export function findReplace(root, { heading, text = "" }) {
  const state = keptText(
    "find-replace",
    (stored) => fitTexts(stored, { ...first, text }),
    draw,
  );
  let before = null;
  let done = "";
  const wanted = (current) => ({
    find: current.find,
    matchCase: current.matchCase !== "",
    wholeWords: current.wholeWords !== "",
  });
  const set = (next) => {
    done = "";
    state.set(next);
  };
  const line = (name, label) => {
    const input = h("input", {
      value: state.get()[name],
      spellcheck: false,
      oninput: () => set({ [name]: input.value }),
    });
    return h("label", {}, label, input);
  };
  const box = (name, label) => {
    const input = h("input", {
      type: "checkbox",
      checked: state.get()[name] !== "",
      onchange: () => set({ [name]: input.checked ? "yes" : "" }),
    });
    return h("label", { class: "check" }, input, label);
  };
  const status = h("p", { role: "status", class: "muted" });
  const replaceAll = button("Replace all", {
    onclick: () => {
      const current = state.get();
      const count = countFound(current.text, wanted(current));
      before = current.text;
      done = `Replaced ${count === 1 ? "1 time" : `${count} times`}.`;
      show(replaceFound(current.text, wanted(current), current.by));
    },
  });
  const undo = button("Undo", {
    look: "quiet",
    onclick: () => {
      const text = before;
      before = null;
      done = "";
      show(text);
    },
  });
  const pane = textPane(
    "Text",
    {
      mono: false,
      placeholder: "Type or paste a text…",
      value: state.get().text,
      onInput: (next) => set({ text: next }),
    },
    h(
      "button",
      {
        type: "button",
        class: "button quiet",
        onclick: () => downloadText("text.txt", state.get().text, "text/plain"),
      },
      "Download",
    ),
    copyButton(() => pane.area.value),
  );
  part(
    root,
    heading,
    h(
      "div",
      { class: "card tool-card" },
      h(
        "div",
        { class: "tool-columns" },
        line("find", "Find"),
        line("by", "Replace with"),
      ),
      h(
        "div",
        { class: "row" },
        box("matchCase", "Match case"),
        box("wholeWords", "Whole words"),
        status,
        undo,
        replaceAll,
      ),
    ),
    pane.element,
  );
  state.draw();

  function show(text) {
    pane.area.value = text;
    state.set({ text });
  }

  function draw(current) {
    const count = countFound(current.text, wanted(current));
    const matches = count === 1 ? "1 match" : `${count} matches`;
    status.textContent = done || (current.find === "" ? "" : matches);
    replaceAll.disabled = count === 0;
    undo.hidden = before === null;
  }
}
