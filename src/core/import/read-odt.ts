import { fail } from '../../contract/failure.ts';
import { openArchive } from './archive-gate.ts';
import { chooseLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { type FoundPassage, plainNote, rangesOfAnchors, timeOf } from './found-passages.ts';
import { isArchive } from './is-archive.ts';
import { joinedCode } from './joined-code.ts';
import { metadataOf, officeTitle } from './office-metadata.ts';
import { OdtBody } from './open-document/odt-body.ts';
import { odtStyles } from './open-document/odt-styles.ts';
import { pictureShelf } from './pictures.ts';
import { attributeOf } from './word/word-xml.ts';
import { readXml, type XmlElement } from './xml-gate.ts';
import { elementsOf, xmlText } from './xml-tree.ts';

/** Reads an OpenDocument text: its text, its pictures, and its comments as passages. */
export async function readOdt({ name, bytes }: Input): Promise<ParsedDocument> {
  const isPacked = isArchive(Buffer.from(bytes.subarray(0, 4)).toString('latin1'));
  const archive = isPacked ? await openArchive(name, bytes) : null;
  const part = async (path: string): Promise<XmlElement | null> =>
    archive?.has(path) ? readXml(`${name}: ${path}`, await archive.read(path)) : null;
  if (archive) await refuseEncrypted(name, part);
  const content = archive ? await part('content.xml') : readXml(name, bytes);
  const text = content && elementsOf(content, 'text').find(({ uri }) => uri.includes('office'));
  if (!text) return fail('unreadable', `${name} is no OpenDocument text: its text is missing.`);

  const shelf = pictureShelf();
  const pictures = new Map<string, string | null>();
  const formulas = new Map<string, string>();
  for (const path of archive?.names ?? []) {
    if (/^(?:Pictures|media)\//.test(path)) {
      pictures.set(path, shelf.hold((await archive?.read(path)) ?? new Uint8Array()));
    } else if (/^Object \d+\/content\.xml$/.test(path)) {
      const root = await part(path);
      if (root?.name === 'math') formulas.set(path.replace('/content.xml', ''), formulaOf(root));
    }
  }
  const styles = await part('styles.xml');
  const body = new OdtBody({
    styles: odtStyles([...(styles ? [styles] : []), content]),
    picture: (image) => {
      const held = elementsOf(image, 'binary-data')[0];
      if (held) return shelf.hold(Buffer.from(xmlText(held), 'base64'));
      const href = attributeOf(image, 'href') ?? '';
      return pictures.get(href.replace(/^\.\//, '')) ?? (/^https?:/i.test(href) ? href : null);
    },
    formula: (href) => formulas.get(href.replace(/^\.\//, '')) ?? null,
  });
  body.read(text);
  const blocks = joinedCode(body.writer.blocks);
  if (blocks.length === 0) fail('empty', `${name} holds no text.`);
  const ranges = rangesOfAnchors(blocks, body.writer.anchors);
  const passages = body.comments.flatMap((comment): FoundPassage[] => {
    const place = ranges.get(comment.id) ?? [];
    const created = timeOf(
      /[zZ]|[+-]\d\d:\d\d$/.test(comment.date) ? comment.date : comment.date && `${comment.date}Z`,
    );
    return place.length === 0
      ? []
      : [
          {
            ranges: place,
            color: 'yellow',
            note: plainNote(comment.text),
            creator: comment.author,
            created,
            modified: created,
          },
        ];
  });
  const loose = body.comments.length - passages.length;
  const meta = archive ? await part('meta.xml').catch(() => null) : content;
  const said = metadataOf(meta && (elementsOf(meta, 'meta')[0] ?? meta));
  const title = officeTitle(body.title, blocks, said.title, name);
  const prose = blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  return {
    bibliography: {
      ...emptyBibliography(title, 'document'),
      authors: said.authors,
      language: chooseLanguage(said.language, prose),
    },
    blocks,
    asides: [],
    warnings: [
      ...(archive?.warnings() ?? []),
      ...(body.changes > 0
        ? [`Tracked changes were taken as accepted (changes: ${body.changes}).`]
        : []),
      ...(loose > 0 ? [`Comments that stand at no words were left out: ${loose}.`] : []),
      ...shelf.warnings(),
    ],
    ...(shelf.all().length > 0 ? { pictures: shelf.all() } : {}),
    ...(passages.length > 0 ? { passages } : {}),
  };
}

async function refuseEncrypted(
  name: string,
  part: (path: string) => Promise<XmlElement | null>,
): Promise<void> {
  const manifest = await part('META-INF/manifest.xml').catch(() => null);
  if (manifest && elementsOf(manifest, 'encryption-data').length > 0) {
    fail('unreadable', `${name} is encrypted with a password; save it without one to bring it in.`);
  }
}

/** A formula as its author wrote it, where the object carries that; else its signs. */
function formulaOf(math: XmlElement): string {
  const source = elementsOf(math, 'annotation')[0];
  return xmlText(source ?? math)
    .replace(/\s+/g, ' ')
    .trim();
}
