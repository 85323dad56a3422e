import { fail } from '../../contract/failure.ts';
import { chooseLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { type FoundPassage, plainNote, rangesOfAnchors } from './found-passages.ts';
import { officeTitle } from './office-metadata.ts';
import { pictureShelf } from './pictures.ts';
import { RtfBody } from './rich-text/rtf-body.ts';
import { rtfTokens } from './rich-text/rtf-tokens.ts';
import { splitByline } from './split-name.ts';

/** Reads an RTF file: its text, pictures that browsers can show, and its comments as passages. */
export function readRtf({ name, bytes }: Input): ParsedDocument {
  const shelf = pictureShelf();
  const body = new RtfBody(shelf);
  body.read(rtfTokens(Buffer.from(bytes).toString('latin1')));
  if (body.isTooDeep) fail('unreadable', `${name} is nested deeper than any document.`);
  const { blocks, anchors } = body.writer;
  if (blocks.length === 0) fail('empty', `${name} holds no text.`);
  const ranges = rangesOfAnchors(blocks, anchors);
  const passages = body.comments.flatMap((comment): FoundPassage[] => {
    const place = ranges.get(comment.id) ?? [];
    if (place.length === 0) return [];
    return [
      {
        ranges: place,
        color: 'yellow',
        note: plainNote(comment.text),
        creator: comment.author,
        created: null,
        modified: null,
      },
    ];
  });
  const loose = body.comments.length - passages.length;
  const prose = blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  return {
    bibliography: {
      ...emptyBibliography(officeTitle(null, blocks, body.title || null, name), 'document'),
      authors: splitByline(body.author),
      language: chooseLanguage(null, prose),
    },
    blocks: [...blocks],
    asides: [],
    warnings: [
      ...(body.insertions + body.deletions > 0 ? ['Tracked changes were taken as accepted.'] : []),
      ...(loose > 0 ? [`Comments that stand at no words were left out: ${loose}.`] : []),
      ...shelf.warnings(),
    ],
    ...(shelf.all().length > 0 ? { pictures: shelf.all() } : {}),
    ...(passages.length > 0 ? { passages } : {}),
  };
}
