import type { InlineMark } from '../../contract/block.ts';

/** Elements whose content is never text of the document. Forms are not among them: some pages are one. */
export const SILENT: ReadonlySet<string> = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG OBJECT EMBED APPLET CANVAS BUTTON INPUT SELECT TEXTAREA DATALIST HEAD TITLE META LINK BASE FRAME FRAMESET'.split(
    ' ',
  ),
);

/** Elements that start and end a block. Rows and cells are among them for tables that only lay out a page. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);

/** Elements that mark their words. */
export const MARKS: Readonly<Record<string, Exclude<InlineMark['kind'], 'link'>>> = {
  EM: 'emphasis',
  I: 'emphasis',
  CITE: 'emphasis',
  DFN: 'emphasis',
  VAR: 'emphasis',
  STRONG: 'strong',
  B: 'strong',
  CODE: 'code',
  KBD: 'code',
  SAMP: 'code',
  TT: 'code',
  SUB: 'sub',
  SUP: 'sup',
};

/** Elements that play something; a placeholder says what and from where. */
export const PLAYERS: Readonly<Record<string, string>> = {
  VIDEO: 'Video',
  AUDIO: 'Sound',
  IFRAME: 'Embedded page',
};
