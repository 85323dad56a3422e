/** Words on a page made for a test. Points from the lower left corner, as PDF has them. */
export interface TestWords {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
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
}

/** A PDF of `pages`, as a plain program would write it: standard faces, no compression. */
export function testPdf(pages: readonly TestPage[], facts: TestFacts = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalogue = add('');
  const tree = add('');
  const regular = add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  );
  const bold = add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  );
  const kids = pages.map(({ words, annotations = [], rotate = 0 }) => {
    const content = words.map(shown).join('\n');
    const stream = add(
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    );
    const notes = annotations.map((one) => `${add(`<< /Type /Annot ${one} >>`)} 0 R`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 600 800] /Rotate ${rotate} /Contents ${stream} 0 R ` +
        `/Resources << /Font << /F1 ${regular} 0 R /F2 ${bold} 0 R >> >> /Annots [${notes.join(' ')}] >>`,
    );
  });
  objects[tree - 1] =
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const outline = facts.outline ? outlined(facts.outline, kids, add, objects) : '';
  const labels = facts.labels ? `/PageLabels ${facts.labels}` : '';
  objects[catalogue - 1] = `<< /Type /Catalog /Pages ${tree} 0 R ${outline} ${labels} >>`;
  const info = facts.info ? add(`<< ${facts.info} >>`) : null;
  return written(objects, catalogue, info);
}

function shown({ text, x, y, size = 10, bold = false, turned = false }: TestWords): string {
  const escaped = text.replace(/[\\()]/g, '\\$&');
  const matrix = turned ? `0 1 -1 0 ${x} ${y}` : `1 0 0 1 ${x} ${y}`;
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${matrix} Tm (${escaped}) Tj ET`;
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

function written(objects: readonly string[], root: number, info: number | null): Buffer {
  let file = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = Buffer.byteLength(file, 'latin1');
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(file, 'latin1');
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer << /Size ${objects.length + 1} /Root ${root} 0 R ${info ? `/Info ${info} 0 R` : ''} >>\nstartxref\n${start}\n%%EOF\n`;
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
