import { judgeEncodings, judgeSyntheticEncodings } from './judge-encodings.mjs';
import { judgeNative } from './judge-native.mjs';
import { judgeReadability } from './judge-readability.mjs';

/**
 * The folders that hold documents: which of their files are documents, and who judges what came of them. A
 * judge is made for a folder and has `file(path, outcome)`, a sentence for what is wrong or null, and
 * `figure()`, the folder's figures and whether they are below their mark.
 */
export const FOLDERS = {
  readability: { files: /source\.html$/, judge: judgeReadability },
  encodings: { files: /\/[a-z]{2}\/[^/]+$/, judge: judgeEncodings },
  'synthetic-encodings': { files: /\.txt$/, judge: judgeSyntheticEncodings },
  'synthetic-html': { files: /\.(?:html?|xhtml|mhtml?|svg)$/ },
  'synthetic-docx': { files: /\.docx$/ },
  'docx-pandoc': { files: /\.docx$/, judge: judgeNative },
  'docx-mammoth': { files: /\.docx$/ },
  'zotero-testdata': { files: /\.(?:pdf|epub|rtf|txt|html?)$/i },
  'epub-epubcheck': { files: /\.epub$/i },
  'epub-pandoc': { files: /\.epub$/ },
  'synthetic-epub': { files: /\.epub$/ },
  'pdf-pdfjs': { files: /\.pdf$/ },
  'pdf-parse': { files: /\.pdf$/ },
  'pdf-qpdf-malformed': { files: /\.pdf$/ },
  'synthetic-pdf': { files: /\.pdf$/ },
  hypothesis: { files: /\.html?$/ },
};
