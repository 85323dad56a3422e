import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { chooseLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { rangesOfAnchors } from './found-passages.ts';
import { joinedCode } from './joined-code.ts';
import { officeMetadata, officeTitle } from './office-metadata.ts';
import { type PictureShelf, pictureShelf } from './pictures.ts';
import { WordBody, type WordFindings, type WordParts } from './word/word-body.ts';
import { wordComments } from './word/word-comments.ts';
import { wordNumbering } from './word/word-numbering.ts';
import { openPackage, type Relation, type WordPackage } from './word/word-package.ts';
import { wordStyles } from './word/word-styles.ts';
import { attributeOf } from './word/word-xml.ts';
import type { XmlElement } from './xml-gate.ts';
import { childrenOf } from './xml-tree.ts';

/** Reads a Word document: its text, its pictures, and its comments as passages. */
export async function readDocx({ name, bytes }: Input): Promise<ParsedDocument> {
  const opened = await openPackage(name, bytes);
  const root = await opened.part(opened.main);
  const text = root && childrenOf(root, 'body')[0];
  if (!text) fail('unreadable', `${name} is no Word document: its text is missing.`);
  const shelf = pictureShelf();
  const styles = wordStyles(await opened.related('styles'));
  const numbering = wordNumbering(await opened.related('numbering'));
  const notes = new Map<string, { root: XmlElement; parts: WordParts }>();
  const partsFor = async (part: string): Promise<WordParts> => {
    const relations = await opened.relations(part);
    const pictures = await shelved(opened, relations, shelf);
    return {
      style: styles,
      numbering,
      relations,
      picture: (target) => pictures.get(target) ?? null,
      notes,
    };
  };
  const parts = await partsFor(opened.main);
  for (const kind of ['footnote', 'endnote']) {
    const related = [...parts.relations.values()].find((one) => one.kind === `${kind}s`);
    const part = related && !related.external ? await opened.part(related.target) : null;
    if (!part || !related) continue;
    const own = await partsFor(related.target);
    for (const note of childrenOf(part, kind)) {
      // The line above notes is a note as well, of a kind of its own.
      if (/separator|continuation/i.test(attributeOf(note, 'type') ?? '')) continue;
      notes.set(`${kind} ${attributeOf(note, 'id') ?? ''}`, { root: note, parts: own });
    }
  }

  const body = new WordBody();
  body.inside(text, parts);
  const { writer, found } = body;
  const blocks = joinedCode(writer.blocks);
  if (!blocks.some(hasContent)) fail('empty', `${name} holds no text.`);
  const { passages, loose } = wordComments(
    await opened.related('comments'),
    rangesOfAnchors(blocks, writer.anchors),
  );
  const said = await officeMetadata(opened.archive, name, 'docProps/core.xml');
  const title = officeTitle(found.title, blocks, said.title, name);
  return {
    bibliography: {
      ...emptyBibliography(title, 'document'),
      authors: said.authors,
      language: chooseLanguage(said.language, prose(blocks)),
    },
    blocks,
    asides: [],
    warnings: [
      ...opened.archive.warnings(),
      ...changesWarning(found),
      ...(found.foreign > 0 ? ['A page put into it as HTML was left out.'] : []),
      ...(loose > 0 ? [`Comments that stand at no words were left out: ${loose}.`] : []),
      ...shelf.warnings(),
    ],
    ...(shelf.all().length > 0 ? { pictures: shelf.all() } : {}),
    ...(passages.length > 0 ? { passages } : {}),
  };
}

/** Pictures by the part that holds them. */
async function shelved(
  { archive }: WordPackage,
  relations: ReadonlyMap<string, Relation>,
  shelf: PictureShelf,
): Promise<Map<string, string | null>> {
  const held = new Map<string, string | null>();
  for (const { kind, target, external } of relations.values()) {
    if (kind !== 'image' || external || !archive.has(target) || held.has(target)) continue;
    held.set(target, shelf.hold(await archive.read(target)));
  }
  return held;
}

function changesWarning({ insertions, deletions }: WordFindings): string[] {
  if (insertions + deletions === 0) return [];
  return [
    `Tracked changes were taken as accepted (insertions: ${insertions}, deletions: ${deletions}).`,
  ];
}

function prose(blocks: readonly Block[]): string {
  return blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
}

function hasContent(block: Block): boolean {
  return block.kind !== 'break';
}
