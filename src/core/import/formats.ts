import { docx } from './docx.ts';
import { eml } from './eml.ts';
import { epub } from './epub.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { latex } from './latex.ts';
import { markdown } from './markdown.ts';
import { mbox } from './mbox.ts';
import { mhtml } from './mhtml.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { plainText } from './plain-text.ts';
import { rtf } from './rtf.ts';
import { subtitles } from './subtitles.ts';

/** Every format that can be brought in; the first that recognises a file reads it. */
export const formats: readonly Format[] = [
  pdf,
  html,
  markdown,
  docx,
  odt,
  epub,
  rtf,
  mhtml,
  mbox,
  eml,
  subtitles,
  latex,
  plainText,
];
