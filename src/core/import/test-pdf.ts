import { createHash } from 'node:crypto';

/** Words on a page made for a test. Points from the lower left corner, as PDF has them. */
export interface TestWords {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Instead of `text`: codes of Shift-JIS, as hexadecimal digits, in a face that the file does not bear. */
  readonly shiftJis?: string;
  /** A second face, bold. */
  readonly bold?: boolean;
  /** Quarter turns. */
  readonly turned?: boolean;
}

/** A page made for a test; annotations are dictionaries as they stand in the file, without brackets. */
export interface TestPage {
  readonly words: readonly TestWords[];
  readonly annotations?: readonly string[];
  readonly rotate?: number;
}

/** What the file says of itself. */
export interface TestFacts {
  /** Entries of the Info dictionary, as they stand in the file. */
  readonly info?: string;
  readonly outline?: readonly { readonly title: string; readonly page: number }[];
  /** The catalogue's `PageLabels`, as it stands in the file. */
  readonly labels?: string;
  /** Opens it: the contents of pages are encrypted (the standard handler's first revision, 40 bits). */
  readonly password?: string;
}

/** A PDF of `pages`, as a plain program would write it: standard faces, no compression. */
export function testPdf(pages: readonly TestPage[], facts: TestFacts = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const lock = facts.password === undefined ? null : lockOf(facts.password);
  const catalogue = add('');
  const tree = add('');
  const regular = add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  );
  const bold = add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  );
  const descendant = add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000 ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> ' +
      '/FontDescriptor << /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /ItalicAngle 0 ' +
      '/Ascent 723 /Descent -241 /CapHeight 709 /StemV 69 /FontBBox [-170 -331 1024 903] >> >>',
  );
  const japanese = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light-90ms-RKSJ-H /Encoding /90ms-RKSJ-H ` +
      `/DescendantFonts [${descendant} 0 R] >>`,
  );
  const kids = pages.map(({ words, annotations = [], rotate = 0 }) => {
    const plain = words.map(shown).join('\n');
    const content = lock ? lock.hide(plain, objects.length + 1) : plain;
    const stream = add(
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    );
    const notes = annotations.map((one) => `${add(`<< /Type /Annot ${one} >>`)} 0 R`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 600 800] /Rotate ${rotate} /Contents ${stream} 0 R ` +
        `/Resources << /Font << /F1 ${regular} 0 R /F2 ${bold} 0 R /F3 ${japanese} 0 R >> >> /Annots [${notes.join(' ')}] >>`,
    );
  });
  objects[tree - 1] =
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const outline = facts.outline ? outlined(facts.outline, kids, add, objects) : '';
  const labels = facts.labels ? `/PageLabels ${facts.labels}` : '';
  objects[catalogue - 1] = `<< /Type /Catalog /Pages ${tree} 0 R ${outline} ${labels} >>`;
  const info = facts.info ? add(`<< ${facts.info} >>`) : null;
  return written(
    objects,
    catalogue,
    info,
    lock ? `/ID [<${ID}> <${ID}>] /Encrypt ${add(lock.dictionary)} 0 R` : '',
  );
}

function shown({
  text,
  shiftJis,
  x,
  y,
  size = 10,
  bold = false,
  turned = false,
}: TestWords): string {
  const words = shiftJis ? `<${shiftJis}>` : `(${text.replace(/[\\()]/g, '\\$&')})`;
  const matrix = turned ? `0 1 -1 0 ${x} ${y}` : `1 0 0 1 ${x} ${y}`;
  const face = shiftJis ? 'F3' : bold ? 'F2' : 'F1';
  return `BT /${face} ${size} Tf ${matrix} Tm ${words} Tj ET`;
}

function outlined(
  entries: readonly { readonly title: string; readonly page: number }[],
  kids: readonly number[],
  add: (body: string) => number,
  objects: string[],
): string {
  const root = add('');
  const first = objects.length + 1;
  for (const [at, { title, page }] of entries.entries()) {
    const next = at + 1 < entries.length ? `/Next ${first + at + 1} 0 R` : '';
    add(`<< /Title (${title}) /Parent ${root} 0 R ${next} /Dest [${kids[page]} 0 R /Fit] >>`);
  }
  objects[root - 1] =
    `<< /Type /Outlines /First ${first} 0 R /Last ${first + entries.length - 1} 0 R >>`;
  return `/Outlines ${root} 0 R`;
}

function written(
  objects: readonly string[],
  root: number,
  info: number | null,
  more: string,
): Buffer {
  let file = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = Buffer.byteLength(file, 'latin1');
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(file, 'latin1');
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer << /Size ${objects.length + 1} /Root ${root} 0 R ${info ? `/Info ${info} 0 R` : ''} ${more} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines one under the other, as a column has them. */
export function testColumn(
  lines: readonly string[],
  x: number,
  top: number,
  size = 10,
): TestWords[] {
  return lines.map((text, at) => ({ text, x, y: top - at * size * 1.2, size }));
}

const ID = '00112233445566778899aabbccddeeff';
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** PDF 1.7, 7.6.3: algorithms 2 to 4, for one password that is the owner's too. */
function lockOf(password: string): {
  dictionary: string;
  hide(text: string, object: number): string;
} {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(-4);
  const key = md5(Buffer.concat([padded, owner, rights, Buffer.from(ID, 'hex')])).subarray(0, 5);
  const user = rc4(key, PAD);
  const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /P -4 /O ${hex(owner)} /U ${hex(user)} >>`,
    hide: (text, object) => {
      const salt = Buffer.from([object & 255, (object >> 8) & 255, (object >> 16) & 255, 0, 0]);
      const own = md5(Buffer.concat([key, salt])).subarray(0, 10);
      return rc4(own, Buffer.from(text, 'latin1')).toString('latin1');
    },
  };
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  let other = 0;
  for (let at = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
