/** Shows what the editor can do. */
export const sampleMarkdown = `# Weekend plan

Meet at **nine** by the old bridge. Bring *something warm* – the wind up there is ~~mild~~ strong.

## To pack

- [x] Water and sandwiches
- [ ] Rain jackets
- [ ] The map from <https://example.com/maps>

| Stop       | Time  | Climb |
| ---------- | :---: | ----: |
| Old bridge | 09:00 |     – |
| Hut        | 11:30 | 420 m |
| Summit     | 13:00 | 780 m |

> The view is worth every step.

1. Walk up to the hut
2. Rest
   - tea
   - cake
3. On to the summit

\`\`\`
pace = distance / time
\`\`\`
`
