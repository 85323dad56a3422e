import { describe, expect, test } from 'vitest';
import { readXml, XML_LIMITS } from './xml-gate.ts';
import { childrenOf, elementsOf, xmlText } from './xml-tree.ts';

const read = (text: string | Uint8Array): ReturnType<typeof readXml> =>
  readXml('part.xml', typeof text === 'string' ? new TextEncoder().encode(text) : text);

test('elements, attributes and text are read with their namespaces', () => {
  const root = read(
    '<?xml version="1.0"?><w:doc xmlns:w="urn:w" a="1" w:a="2"><w:p>One <b>two</b> &amp; <![CDATA[<3>]]>&#x263a;</w:p><p/></w:doc>',
  );
  expect(root).toMatchObject({ name: 'doc', uri: 'urn:w' });
  expect(root.attributes.get('a')).toBe('1');
  expect(root.attributes.get('{urn:w}a')).toBe('2');
  expect(xmlText(root)).toBe('One two & <3>☺');
  expect(childrenOf(root, 'p')).toHaveLength(2);
  expect(childrenOf(root, 'p', 'urn:w')).toHaveLength(1);
  expect(elementsOf(root, 'b').map(xmlText)).toEqual(['two']);
});

test('names from hell are plain data', () => {
  const root = read(
    '<__proto__ __proto__="1" constructor="2"><toString polluted="3"/></__proto__>',
  );
  expect(root.name).toBe('__proto__');
  expect(root.attributes.get('constructor')).toBe('2');
  expect('polluted' in {}).toBe(false);
});

test('UTF-16 and declared charsets are read', () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>hé</a>', 'utf16le')]);
  expect(xmlText(read(wide))).toBe('hé');
  const latin = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>hé</a>', 'latin1');
  expect(xmlText(read(latin))).toBe('hé');
});

const LAUGHS = `<!DOCTYPE a [<!ENTITY a "${'ha'.repeat(50)}">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY b${at} "${`&${at === 0 ? 'a' : `b${at - 1}`};`.repeat(10)}">`,
).join('')}]><a>&b8;</a>`;

describe('what is refused, by the file it stands in', () => {
  test.each([
    ['a document type', '<!DOCTYPE a><a/>', 'unreadable', /document type/],
    [
      'an entity from a file',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'unreadable',
      /document type/,
    ],
    ['entities of entities', LAUGHS, 'unreadable', /document type/],
    ['an entity that XML does not know', '<a>&nbsp;</a>', 'unreadable', /no sound XML/],
    ['what is not closed', '<a><b></a>', 'unreadable', /no sound XML/],
    ['plain text', 'words', 'unreadable', /no sound XML/],
    ['nothing', '', 'unreadable', /no sound XML/],
    ['a namespace that nobody named', '<w:a/>', 'unreadable', /no sound XML/],
    ['depth', `${'<a>'.repeat(501)}${'</a>'.repeat(501)}`, 'too-large', /500 deep/],
  ])('%s', (_, text, code, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(/part.xml/);
    expect(() => read(text)).toThrow(
      expect.objectContaining({ failure: { code, message: expect.any(String) } }),
    );
  });

  test('more bytes or parts than the limits', () => {
    const bytes = new TextEncoder().encode('<a><b c="1"/><b/></a>');
    expect(() => readXml('x', bytes, 'refused', { ...XML_LIMITS, bytes: 10 })).toThrow(/larger/);
    expect(() => readXml('x', bytes, 'refused', { ...XML_LIMITS, nodes: 3 })).toThrow(/parts/);
  });
});

test('a document type that declares nothing is passed over where old books have it', () => {
  const text =
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://canary.test/ncx.dtd"><ncx/>';
  const bytes = new TextEncoder().encode(text);
  expect(readXml('toc.ncx', bytes, 'passed-over').name).toBe('ncx');
  const hostile = new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
  expect(() => readXml('toc.ncx', hostile, 'passed-over')).toThrow(/document type/);
});
