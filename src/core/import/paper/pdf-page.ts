/**
 * The little of pdf.js that is used, as plain shapes. Its own types bring the browser's along, which the core
 * is compiled without.
 */
export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{
    info?: Record<string, unknown>;
    metadata?: { get(name: string): unknown } | null;
  }>;
  getOutline(): Promise<PdfOutline[] | null>;
  getPageLabels(): Promise<string[] | null>;
  destroy?(): Promise<void>;
}

export interface PdfOutline {
  readonly title: string;
  readonly items?: readonly PdfOutline[];
}

export interface PdfPage {
  getViewport(options: { scale: number }): {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  getTextContent(): Promise<{
    readonly items: readonly PdfTextItem[];
    readonly styles: Readonly<Record<string, { readonly vertical?: boolean }>>;
  }>;
  getAnnotations(): Promise<readonly PdfAnnotation[]>;
  cleanup(): unknown;
}

interface PdfTextItem {
  readonly str?: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
  readonly dir: string;
}

export interface PdfAnnotation {
  readonly id: string;
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly quadPoints?: ArrayLike<number> | null;
  readonly color?: ArrayLike<number> | null;
  readonly contentsObj?: { readonly str: string } | null;
  readonly titleObj?: { readonly str: string } | null;
  readonly creationDate?: string | null;
  readonly modificationDate?: string | null;
  readonly inReplyTo?: string | null;
  readonly url?: string | null;
  readonly unsafeUrl?: string | null;
}

/** A run of characters on a page. Points; the origin is the upper left corner, `y` the baseline. */
export interface Span {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The font's size. */
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
}

/** A page's text and marks, turned upright. */
export interface Sheet {
  readonly spans: readonly Span[];
  /** Words that stand at an angle to the rest: stamps and watermarks. */
  readonly askew: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly annotations: readonly PdfAnnotation[];
  /** A point of the PDF's own space on this page. */
  readonly place: (x: number, y: number) => { readonly x: number; readonly y: number };
}

const LIGATURES: Readonly<Record<string, string>> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
};

/** Reads a page; the way most of its text runs is upright. */
export async function readSheet(page: PdfPage): Promise<Sheet> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const annotations = await page.getAnnotations().catch((): PdfAnnotation[] => []);
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = height] = transform;
  const turns = items.map(({ transform: t, str }) => ({
    turn: quarter(Math.atan2(b * (t[0] ?? 1) + d * (t[1] ?? 0), a * (t[0] ?? 1) + c * (t[1] ?? 0))),
    weight: (str ?? '').trim().length,
  }));
  const weights = [0, 0, 0, 0];
  for (const { turn, weight } of turns)
    if (turn !== null) weights[turn] = (weights[turn] ?? 0) + weight;
  const upright = weights.indexOf(Math.max(...weights));
  const turned = (x: number, y: number): { x: number; y: number } => {
    if (upright === 1) return { x: y, y: width - x };
    if (upright === 2) return { x: width - x, y: height - y };
    return upright === 3 ? { x: height - y, y: x } : { x, y };
  };
  const place = (x: number, y: number): { x: number; y: number } =>
    turned(a * x + c * y + e, b * x + d * y + f);
  const spans: Span[] = [];
  const askew: string[] = [];
  for (const [at, item] of items.entries()) {
    const text = plainLetters(item.str ?? '');
    if (text === '') continue;
    if (turns[at]?.turn !== upright) {
      if (text.trim() !== '') askew.push(text);
      continue;
    }
    const { transform: t } = item;
    const origin = place(t[4] ?? 0, t[5] ?? 0);
    const size = Math.hypot(t[2] ?? 0, t[3] ?? 0) || item.height;
    if (!(size > 0.5)) continue;
    spans.push({
      text,
      ...origin,
      width: Math.abs(item.width),
      size,
      font: item.fontName,
      rtl: item.dir === 'rtl',
    });
  }
  page.cleanup();
  const isTurned = upright % 2 === 1;
  return {
    spans,
    askew,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    annotations,
    place,
  };
}

/** An accent that old fonts print before its letter, and the letter. */
const ACCENTED = /([¨´\u0060ˆ˜ˇ˚])([ıȷ\p{L}])/gu;
const ACCENTS: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '\u0060': '\u0300',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˚': '\u030a',
};

/** Letters as they are written, not as they were printed: no ligatures, no forms of joined letters. */
function plainLetters(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(/[\ufb1d-\ufdff\ufe70-\ufefc]+/g, (letters) => letters.normalize('NFKC'))
    .replace(ACCENTED, (all, accent: string, letter: string) => {
      const bare = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
      const one = (bare + (ACCENTS[accent] ?? '')).normalize('NFC');
      return one.length === 1 ? one : all;
    });
}

/** Quarter turns clockwise; null for any other angle. */
function quarter(angle: number): number | null {
  const turns = angle / (Math.PI / 2);
  const whole = Math.round(turns);
  return Math.abs(turns - whole) < 0.06 ? (whole + 4) % 4 : null;
}
