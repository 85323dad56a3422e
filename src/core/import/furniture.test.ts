import { describe, expect, test } from 'vitest';
import type { Block } from '../../contract/block.ts';
import { setFurnitureAside } from './furniture.ts';

const PROSE =
  'The harbour board met for three hours and adjourned without a vote. Two members left early; the chair said that the matter would be taken up again in a week, when the figures of the last quarter are known to everybody at the table.';

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, marks: [] };
}

function part(...lines: string[]): { kept: string[]; aside: string[]; reasons: string[] } {
  const title: Block = { kind: 'heading', level: 1, text: 'A meeting in the harbour', marks: [] };
  const { blocks, asides } = setFurnitureAside([title, ...lines.map(paragraph)]);
  const texts = (list: readonly Block[]): string[] =>
    list.map((block) => ('text' in block ? block.text : ''));
  return {
    kept: texts(blocks).slice(1),
    aside: asides.flatMap((aside) => texts(aside.blocks)),
    reasons: asides.map(({ reason }) => reason),
  };
}

describe('what is set aside', () => {
  test('a line in the middle that only says that an advertisement stood there', () => {
    const found = part(PROSE, 'Advertisement', PROSE, 'Story continues below advertisement', PROSE);
    expect(found).toMatchObject({
      kept: [PROSE, PROSE, PROSE],
      reasons: ['Advertisement', 'Advertisement'],
    });
    expect(part(PROSE, 'Advertisement pays.', PROSE).kept).toHaveLength(3);
  });

  test.each([
    [
      'a banner with its buttons',
      [
        'buttons=(Accept !) days=(20)',
        'Our website uses cookies to enhance your experience. Learn More',
        'Accept !',
      ],
      'Cookie banner',
    ],
    [
      'a German banner',
      ['Wir verwenden Cookies, um Inhalte zu personalisieren.', 'Alle akzeptieren'],
      'Cookie banner',
    ],
    [
      'a French banner',
      ['Nous utilisons des cookies pour améliorer votre visite.', 'Tout refuser'],
      'Cookie banner',
    ],
    ['share buttons', ['Share this article', 'Facebook | Twitter | WhatsApp'], 'Share buttons'],
    ['a newsletter box', ['Subscribe to our weekly newsletter', 'Your e-mail'], 'Newsletter box'],
    ['related links', ['Related articles'], 'Related links'],
    [
      'a Spanish banner',
      ['Este sitio utiliza cookies para mejorar su experiencia.', 'Aceptar', 'Más información'],
      'Cookie banner',
    ],
    [
      'related titles under their heading',
      [
        'You may also like',
        'Bread at last for the outer islands',
        'What a ferry costs in a hard winter',
      ],
      'Related links',
    ],
    ['comments', ['Leave a comment', 'Your e-mail address'], 'Comments'],
    ['links of a footer', ['Privacy Policy | Terms of Use | Contact'], 'Footer'],
    ['a footer', ['© 2025 The Harbour Gazette. All rights reserved.'], 'Footer'],
  ])('%s at the end', (_name, lines, reason) => {
    const parted = part(PROSE, PROSE, ...lines);
    expect(parted.kept).toEqual([PROSE, PROSE]);
    expect(parted.aside).toEqual(lines);
    expect(parted.reasons).toContain(reason);
  });

  test('a link to the content at the start, and the menu with it', () => {
    const parted = part('Skip to main content', 'Menu', PROSE);
    expect(parted.kept).toEqual([PROSE]);
  });

  test('nothing is thrown away: text and asides together are the document', () => {
    const lines = [PROSE, 'Share this', PROSE, 'Accept all cookies', '© 2025'];
    const parted = part(...lines);
    expect([...parted.kept, ...parted.aside].sort()).toEqual([...lines].sort());
  });
});

describe('what stays', () => {
  test.each([
    [
      'an article about cookies',
      `Browsers accept cookies from every site unless told otherwise. ${PROSE}`,
    ],
    ['a short last sentence', 'She counts her loaves.'],
    ['a signature', 'Marit Olsen'],
    [
      'a copyright that is argued about',
      `Copyright was granted in 1710, and the printers fought it. ${PROSE}`,
    ],
    [
      'a sentence that names a newsletter',
      `The board reads the newsletter of the union every week. ${PROSE}`,
    ],
    ['a baker', 'She said that our cookies were the best in town.'],
    ['a button in a sentence', 'Nobody in the room was ready to accept.'],
    ['an address to write to', 'Write to Marit Olsen, Quay 4.'],
    ['a last word', 'Accept'],
    ['the name of a network', 'Telegram'],
    ['a speaker who asks to share', 'Share your bread, she told them, and they did.'],
  ])('%s at the end', (_name, last) => {
    expect(part(PROSE, PROSE, last)).toEqual({
      kept: [PROSE, PROSE, last],
      aside: [],
      reasons: [],
    });
  });

  test('what an article about cookies says of the site itself', () => {
    const about = `A cookie is a small file that a site leaves behind. ${PROSE} The word is older than the web; a cookie was a token first.`;
    const last = 'Our website uses cookies to improve your experience, like every other.';
    expect(part(about, about, last).kept).toEqual([about, about, last]);
    // Elsewhere the same words are a banner.
    expect(part(PROSE, PROSE, last).aside).toEqual([last]);
  });

  test('a signature above a footer', () => {
    expect(part(PROSE, 'Marit Olsen', '© 2025 The Gazette').kept).toEqual([PROSE, 'Marit Olsen']);
  });

  test('a document that is nothing but furniture, because it is then what was meant', () => {
    const { blocks, asides } = setFurnitureAside([paragraph('Accept all cookies')]);
    expect(blocks).toHaveLength(1);
    expect(asides).toEqual([]);
  });

  test('a banner-like line in the middle of a long text', () => {
    const long = Array.from({ length: 30 }, () => PROSE);
    const lines = [...long, 'Our website uses cookies', ...long];
    expect(part(...lines).kept).toEqual(lines);
  });
});
