import { describe, expect, it } from 'vitest';
import { type Bibliography, bibliographySchema } from '../../../contract/article.ts';
import { formOf, readForm, turnAuthor } from './details-form.ts';

const before: Bibliography = {
  title: 'Of Studies',
  authors: [{ family: 'Bacon', given: 'Francis' }, { literal: 'Anonymous' }],
  issued: '1625',
  containerTitle: null,
  publisher: null,
  url: null,
  doi: null,
  issn: null,
  language: 'en',
  type: 'chapter',
  accessed: null,
};

describe('the form of an article’s fields', () => {
  it('says that nothing changed when nothing was typed', () => {
    expect(readForm(formOf(before), before)).toEqual({ fields: {}, faults: {} });
  });

  it('gives only the fields that changed, in the contract’s shape', () => {
    const typed = {
      ...formOf(before),
      title: '  Of  Studies, 2 ',
      doi: 'https://doi.org/10.1000/182',
      issn: 'ISSN 2434561x',
      issued: '1625-3',
      language: 'PT-br',
    };
    const { fields, faults } = readForm(typed, before);
    expect(faults).toEqual({});
    expect(fields).toEqual({
      title: 'Of Studies, 2',
      doi: '10.1000/182',
      issn: '2434-561X',
      issued: '1625-03',
      language: 'pt-br',
    });
    expect(bibliographySchema.partial().safeParse(fields).success).toBe(true);
  });

  it('names the field that is wrong', () => {
    const typed = {
      ...formOf(before),
      title: ' ',
      url: 'example.org/a',
      doi: 'x',
      issn: '1234-5678',
      accessed: '2024-13',
      language: 'not a language',
    };
    expect(Object.keys(readForm(typed, before).faults).sort()).toEqual([
      'accessed',
      'doi',
      'issn',
      'language',
      'title',
      'url',
    ]);
  });

  it('drops authors left empty and takes a given name alone for a whole name', () => {
    const form = formOf(before);
    const blank = { key: 9, kind: 'parted' as const, family: ' ', given: '', literal: '' };
    const authors = [blank, { ...blank, given: 'Voltaire' }];
    expect(readForm({ ...form, authors }, before).fields.authors).toEqual([
      { literal: 'Voltaire' },
    ]);
  });

  it('turns a name from one field into two and back', () => {
    const [bacon] = formOf(before).authors;
    if (!bacon) throw new Error('no author');
    const whole = turnAuthor(bacon);
    expect(whole).toMatchObject({ kind: 'literal', literal: 'Francis Bacon' });
    expect(turnAuthor(whole)).toMatchObject({ family: 'Bacon', given: 'Francis' });
  });
});
