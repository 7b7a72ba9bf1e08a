export const MAILBOX_STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #526070; --line: #d5dbe3; --paper: #fff; --link: #0b5cad }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf3; --soft: #a5b1bf; --line: #3a4552; --paper: #141a21; --link: #7db8f5 }
}
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; overflow-wrap: anywhere }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem }
a { color: var(--link) }
.note, caption { color: var(--soft); text-align: left }
table { width: 100%; border-collapse: collapse }
caption { padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line);
  font-weight: 400; overflow-wrap: anywhere }
thead th { color: var(--soft); font-size: .875rem; white-space: nowrap }
td:first-child { overflow-wrap: normal }
@media (min-width: 40rem) { td:first-child { white-space: nowrap } }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
iframe { width: 100%; height: 60vh; border: 1px solid var(--line); background: #fff; color-scheme: light; resize: vertical }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem; border: 1px solid var(--line); margin: .5rem 0 }
details { margin-top: 1rem }
summary { cursor: pointer }
nav { margin-top: 1rem }
`
