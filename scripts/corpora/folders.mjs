import { judgeEncodings } from './judge-encodings.mjs';
import { judgeNative } from './judge-native.mjs';
import { judgeReadability } from './judge-readability.mjs';

/**
 * The folders that hold documents: which of their files are documents, and who judges what came of them. A
 * judge is made for a folder and has `file(path, outcome)`, a sentence for what is wrong or null, and
 * `figure()`, the folder's figures and whether they are below their mark.
 * Those with `sheet` go into a notebook and are judged by the `expected.json` beside them (`rules: false`: it speaks of
 * what another importer makes of them, so that only the rules of every file hold).
 */
export const FOLDERS = {
  readability: { files: /source\.html$/, judge: judgeReadability },
  encodings: { files: /\/[a-z]{2}\/[^/]+$/, judge: judgeEncodings },
  'synthetic-encodings': { files: /\.(?:txt|x?html|json)$/, sheet: true },
  'synthetic-html': { files: /\.(?:html?|xhtml|mhtml?|svg)$/, sheet: true },
  'synthetic-docx': { files: /\.docx$/, sheet: true },
  'synthetic-archives': { files: /\.zip$/, sheet: true },
  'synthetic-exports': { files: /\.(?:txt|zip|csv|json)$/, sheet: true, rules: false },
  'synthetic-qdpx': { files: /\.qdpx$/, sheet: true, rules: false },
  'docx-pandoc': { files: /\.docx$/, judge: judgeNative },
  'docx-mammoth': { files: /\.docx$/ },
  'zotero-testdata': { files: /\.(?:pdf|epub|rtf|txt|html?)$/i },
  'epub-epubcheck': { files: /\.epub$/i },
  'epub-pandoc': { files: /\.epub$/ },
  'synthetic-epub': { files: /\.epub$/, sheet: true },
  'pdf-pdfjs': { files: /\.pdf$/ },
  'pdf-parse': { files: /\.pdf$/ },
  'pdf-qpdf-malformed': { files: /\.pdf$/ },
  'synthetic-pdf': { files: /\.pdf$/, sheet: true },
  hypothesis: { files: /\.html?$/ },
};
