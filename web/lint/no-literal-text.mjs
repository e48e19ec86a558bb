/**
 * Words that people read stand in `messages/`, nowhere else. Reported are
 * - letters between tags, and strings among the children of an element,
 * - strings in properties that are read or said (`label`, `title`, `aria-label` …),
 * - strings given to functions that show them (`toast` …),
 * - sentences anywhere: a capital first and another word after it.
 * The message of an `Error` that is thrown is for whoever reads the code.
 */
const READ = new Set([
  "label", "title", "text", "hint", "description", "action", "alt", "placeholder", "summary", "heading", "note", "empty",
  "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder",
]);
const SHOWN_BY = new Set(["toast", "toastError", "copyText", "plural"]);

const LETTER = /\p{L}/u;
const SENTENCE = /^\s*(?:\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}[,.;:…]?|[AI])\s+\S*\p{L}/u;

const textOf = (node) =>
  node.type === "Literal" && typeof node.value === "string" ? node.value
    : node.type === "TemplateLiteral" ? node.quasis.map((part) => part.value.cooked ?? "").join("…")
      : null;

/** The strings that an expression may come to: both branches of a choice. */
function* outcomes(node) {
  if (!node) return;
  if (node.type === "ConditionalExpression") {
    yield* outcomes(node.consequent);
    yield* outcomes(node.alternate);
  } else if (node.type === "LogicalExpression") {
    yield* outcomes(node.left);
    yield* outcomes(node.right);
  } else if (textOf(node) !== null) yield node;
}

const thrown = (node) => node.parent?.type === "NewExpression" && /Error$/.test(node.parent.callee.name ?? "");

const rule = {
  meta: {
    type: "problem",
    docs: { description: "words that people read stand in messages/" },
    messages: { literal: "“{{text}}” is for people to read: put it into messages/ and use it from there." },
    schema: [],
  },
  create(context) {
    const seen = new Set();
    const report = (node, text) => {
      if (seen.has(node)) return;
      seen.add(node);
      context.report({ node, messageId: "literal", data: { text: text.trim().slice(0, 40) } });
    };
    const check = (node, pattern = LETTER) => {
      for (const found of outcomes(node)) if (pattern.test(textOf(found))) report(found, textOf(found));
    };
    const sentence = (node) => {
      if (!thrown(node) && node.parent?.type !== "ImportDeclaration") check(node, SENTENCE);
    };
    return {
      JSXText: (node) => {
        if (LETTER.test(node.value)) report(node, node.value);
      },
      JSXExpressionContainer: (node) => {
        if (node.parent.type === "JSXElement" || node.parent.type === "JSXFragment") check(node.expression);
      },
      JSXAttribute: (node) => {
        const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
        if (READ.has(name) && node.value) check(node.value.type === "JSXExpressionContainer" ? node.value.expression : node.value);
      },
      CallExpression: (node) => {
        if (SHOWN_BY.has(node.callee.name)) for (const argument of node.arguments) check(argument);
      },
      Literal: sentence,
      TemplateLiteral: sentence,
    };
  },
};

export default rule;
