import { expect, test } from 'vitest';
import { readLatex } from './read-latex.ts';

function said(preamble: string) {
  const bytes = new TextEncoder().encode(
    `\\documentclass{article}\n${preamble}\n\\begin{document}\n\\section{Silt \\& sand}\nIt moves.\n\\end{document}\n`,
  );
  return readLatex({ name: 'paper.tex', bytes, keepFurniture: false });
}

test('title, authors and date are plain words', () => {
  const { bibliography, blocks } = said(
    String.raw`\title{Silt \& Tide: \\ a study of ${'``'}\emph{bars}''}
    \author{Hans M\"{u}ller\thanks{Harbour University} \and Jos\'e Garc\'{\i}a\\Shore Institute \and {\O}yvind Stra{\ss}er}
    \date{5 March 2024}`,
  );
  expect(bibliography).toMatchObject({
    title: 'Silt & Tide: a study of “bars”',
    authors: [
      { family: 'Müller', given: 'Hans' },
      { family: 'García', given: 'José' },
      { family: 'Straßer', given: 'Øyvind' },
    ],
    issued: '2024-03-05',
  });
  expect(blocks[1]).toMatchObject({ kind: 'heading', text: 'Silt & sand' });
});

test('the day of printing is no date', () => {
  expect(said(String.raw`\title{Silt}\date{\today}`).bibliography.issued).toBeNull();
});
