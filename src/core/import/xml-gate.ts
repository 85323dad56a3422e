import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { CallFailure, fail } from '../../contract/failure.ts';
import { shorten } from '../../domain/shorten.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { decodeText } from './decode-text.ts';

/** An element of an XML document. */
export interface XmlElement {
  readonly kind: 'element';
  /** Without its prefix. */
  readonly name: string;
  /** The namespace; '' for none. */
  readonly uri: string;
  /** By name; by `{namespace}name` where the attribute has a namespace of its own. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

/** What an element holds: elements, and text with its entities resolved. */
export type XmlNode = XmlElement | { readonly kind: 'text'; readonly text: string };

/** Limits on one XML document. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  /** Elements and attributes. */
  readonly nodes: number;
}

export const XML_LIMITS: XmlLimits = { bytes: 60_000_000, depth: 500, nodes: 3_000_000 };

/** How a document type is taken: refused, or passed over where it declares nothing itself (old books). */
export type Doctype = 'refused' | 'passed-over';

/**
 * The one gate for XML: well-formed, no declarations of its own (so no entity but XML's five and numbers),
 * nothing fetched, no deeper or larger than the limits. Pages of books and the web go through the HTML
 * parser instead, which has no such declarations at all.
 * @param name what is read, for what is said of it: `book.epub: content.opf`
 * @throws CallFailure `unreadable` or `too-large`
 */
export function readXml(
  name: string,
  bytes: Uint8Array,
  doctype: Doctype = 'refused',
  limits: XmlLimits = XML_LIMITS,
): XmlElement {
  const shown = visibleName(name);
  if (bytes.length > limits.bytes) {
    fail('too-large', `${shown} is larger than ${limits.bytes / 1_000_000} MB.`);
  }
  const { text } = decodeText(bytes, shown, declaredCharset(bytes));
  const parser = new SaxesParser({ xmlns: true, position: true, fileName: shown });
  const open: Growing[] = [];
  let root: Growing | null = null;
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > limits.nodes) fail('too-large', `${shown} has more than ${limits.nodes} parts.`);
  };
  let attributes = new Map<string, string>();
  const addText = (piece: string): void => {
    const parent = open.at(-1);
    const last = parent?.children.at(-1);
    if (last?.kind === 'text') last.text += piece;
    else parent?.children.push({ kind: 'text', text: piece });
  };
  parser.on('error', (error) => {
    fail('unreadable', `${shown} is no sound XML: ${shorten(error.message, 120)}`);
  });
  parser.on('doctype', (declared) => {
    if (doctype === 'passed-over' && !declared.includes('[')) return;
    fail('unreadable', `${shown} has a document type of its own, which is not read for safety.`);
  });
  parser.on('opentagstart', () => {
    attributes = new Map();
    if (open.length >= limits.depth) {
      fail('too-large', `${shown} is nested more than ${limits.depth} deep.`);
    }
  });
  parser.on('attribute', count);
  parser.on('opentag', (tag: SaxesTagNS) => {
    count();
    for (const one of Object.values<SaxesAttributeNS>(tag.attributes)) {
      attributes.set(one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value);
    }
    const element: Growing = {
      kind: 'element',
      name: tag.local,
      uri: tag.uri,
      attributes,
      children: [],
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    fail('unreadable', `${shown} is no sound XML.`);
  }
  return root ?? fail('empty', `${shown} holds no XML.`);
}

interface Growing extends XmlElement {
  readonly children: (Growing | { readonly kind: 'text'; text: string })[];
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? null;
}
