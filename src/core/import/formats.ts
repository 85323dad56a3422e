import { docx } from './docx.ts';
import { epub } from './epub.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { plainText } from './plain-text.ts';
import { rtf } from './rtf.ts';

/** Every format that can be brought in; the first that recognises a file reads it. */
export const formats: readonly Format[] = [pdf, docx, odt, epub, rtf, html, markdown, plainText];
