/** The kit has no app of its own; a generated app brings its pages. */
export function App() {
  return <p>The building blocks of generated apps.</p>
}
