import { fail } from '../../../contract/failure.ts';
import { type Archive, openArchive } from '../archive-gate.ts';
import { readXml, type XmlElement } from '../xml-gate.ts';
import { childrenOf } from '../xml-tree.ts';
import { attributeOf } from './word-xml.ts';

/** Where a part points: to another part of the package, or outside, which is never followed. */
export interface Relation {
  /** The last word of its kind: `image`, `hyperlink`, `comments`. */
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

/** A Word document's parts. */
export interface WordPackage {
  readonly archive: Archive;
  /** The name of the part with the text. */
  readonly main: string;
  /** A part as XML; null where it is missing. */
  part(name: string): Promise<XmlElement | null>;
  relations(part: string): Promise<ReadonlyMap<string, Relation>>;
  /** The part of a kind that the text points to. */
  related(kind: string): Promise<XmlElement | null>;
}

/** Opens the package. @throws CallFailure where it is damaged or holds no text */
export async function openPackage(file: string, bytes: Uint8Array): Promise<WordPackage> {
  const archive = await openArchive(file, bytes);
  const part = async (name: string): Promise<XmlElement | null> =>
    archive.has(name) ? readXml(`${file}: ${name}`, await archive.read(name)) : null;
  const relations = async (name: string): Promise<ReadonlyMap<string, Relation>> => {
    const at = name.lastIndexOf('/') + 1;
    const root = await part(`${name.slice(0, at)}_rels/${name.slice(at)}.rels`);
    return new Map(
      (root ? childrenOf(root, 'Relationship') : []).map((relation) => {
        const target = attributeOf(relation, 'Target') ?? '';
        const external = attributeOf(relation, 'TargetMode') === 'External';
        const kind = (attributeOf(relation, 'Type') ?? '').replace(/^.*\//, '');
        const inside = external ? target : resolved(name.slice(0, at), target);
        return [attributeOf(relation, 'Id') ?? '', { kind, target: inside, external }];
      }),
    );
  };
  const roots = [...(await relations('')).values()];
  const main =
    roots.find(({ kind, external }) => kind === 'officeDocument' && !external)?.target ??
    'word/document.xml';
  if (!archive.has(main)) fail('unreadable', `${file} is no Word document: its text is missing.`);
  let related: ReadonlyMap<string, Relation> | null = null;
  return {
    archive,
    main,
    part,
    relations,
    related: async (kind) => {
      related ??= await relations(main);
      const found = [...related.values()].find((one) => one.kind === kind && !one.external);
      return found ? part(found.target) : null;
    },
  };
}

/** A target of a part in `folder`, as a name of the archive. */
function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  for (const piece of path.split('/')) {
    if (piece === '..') parts.pop();
    else if (piece !== '' && piece !== '.') parts.push(piece);
  }
  return parts.join('/');
}
