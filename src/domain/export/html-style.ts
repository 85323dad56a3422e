/** The look of an exported page: readable on a screen in light and dark, and on paper. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5c5c63; --paper: #fff; --line: #d9d9de; --fill: 22%;
  --yellow: #e0b400; --red: #e0523f; --green: #4c9a2a; --blue: #2a86c9; --purple: #8f63d0; --magenta: #c9509f; --orange: #d97a1f; --gray: #808088; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8ea; --soft: #a6a6ae; --paper: #1b1b1e; --line: #3a3a40; --fill: 30%; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 1.5rem 5rem; max-width: 42rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 .35rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3, h4, h5, h6 { font-size: 1.125rem; margin: 2rem 0 .35rem; }
p { margin: 0 0 .6rem; }
.about, .source { color: var(--soft); font-size: .9rem; }
article { margin: 1.75rem 0; break-inside: avoid; }
article > blockquote { margin: 0 0 .6rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--mark); white-space: pre-wrap; unicode-bidi: plaintext; }
article > blockquote p { margin: 0 0 .6rem; }
mark { color: inherit; background: color-mix(in srgb, var(--mark) var(--fill), transparent);
  text-decoration: underline 2px var(--mark); text-underline-offset: .2em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.note { margin: 0 0 .6rem 1rem; }
.note > :last-child { margin-bottom: 0; }
.note blockquote { margin: 0 0 .6rem; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line); }
.note table { border-collapse: collapse; }
.note th, .note td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: start; }
.facts { margin: 0 0 0 1rem; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .1rem .9rem;
  color: var(--soft); font: .8125rem/1.5 system-ui, sans-serif; }
.tag { color: var(--ink); }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
code { font: .9em/1.4 ui-monospace, monospace; }
pre { padding: .6rem .8rem; border: 1px solid var(--line); overflow-x: auto; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; }
dd { margin: 0; }
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .open { display: none; }
}
`;
