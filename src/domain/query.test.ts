import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, type QueryNode, wantedWords } from './query.ts';

/** A query in brackets, to see what was understood at a glance. */
function shown(source: string, typing = false): string {
  const show = (node: QueryNode): string => {
    switch (node.kind) {
      case 'words': {
        const field = node.field === 'any' ? '' : `${node.field}=`;
        return `${field}${node.text}${node.prefix ? '*' : ''}${node.literal ? '~' : ''}`;
      }
      case 'tag':
        return `tag=${node.names.join('/')}${node.prefix ? '*' : ''}`;
      case 'state':
        return `state=${node.state}`;
      case 'color':
        return `color=${node.color}`;
      case 'before':
      case 'after':
        return `${node.kind}=${node.date}`;
      case 'not':
        return `not(${show(node.of)})`;
      default:
        return `${node.kind}(${node.of.map(show).join(', ')})`;
    }
  };
  const { node, places } = parseQuery(source, { typing });
  return `${node ? show(node) : ''}${places ? ` in ${places.join('+')}` : ''}`;
}

describe('what the search box understands', () => {
  it.each([
    ['insurgents', 'insurgents'],
    ['insurgents killed', 'and(insurgents, killed)'],
    ['"only about" 1,500', 'and(only about, 1,500)'],
    ['“only about”', 'only about'],
    ['insur*', 'insur*'],
    ['"only abo"*', 'only abo*'],
    ['war -peace', 'and(war, not(peace))'],
    ['-"a long peace"', 'not(a long peace)'],
    ['well-known', 'well-known'],
    ['a OR b c', 'or(a, and(b, c))'],
    ['(a OR b) c', 'and(or(a, b), c)'],
    ['a AND b', 'and(a, b)'],
    ['-(a OR b)', 'not(or(a, b))'],
    ['tag:Claims/Disputed', 'tag=claims/disputed'],
    ['code:Évidence', 'tag=evidence'],
    ['tag:"A b"/c', 'tag=a b/c'],
    ['TAG:x author:"Le Guin"', 'and(tag=x, author=Le Guin)'],
    ['state:Lost color:grey', 'and(state=lost, color=gray)'],
    ['after:2024-05 before:2025', 'and(after=2024-05, before=2025)'],
    ['in:passages war', 'war in passages'],
    ['in:memos,articles war', 'war in articles+memos'],
    ['東京', '東京~'],
    ['👩‍🔬 lab', 'and(👩‍🔬~, lab)'],
    ["l'été", "l'été"],
  ])('%s', (source, understood) => {
    expect(shown(source)).toBe(understood);
  });

  it.each([
    ['', ''],
    ['"', ''],
    ['-', ''],
    ['*', ''],
    ['OR', ''],
    ['OR OR a OR', 'a'],
    ['a OR OR b', 'or(a, b)'],
    ['()', ''],
    ['(a', 'a'],
    ['a) b', 'and(a, b)'],
    ['"unbalanced quote', 'unbalanced quote'],
    ['tag:', ''],
    ['tag:/', ''],
    ['state:nonsense', 'state:nonsense'],
    ['after:soon', 'after:soon'],
    ['in:nowhere', 'in:nowhere'],
    ['NEAR(a b, 5)', 'and(NEAR, a, b,, 5)'],
    ['a & b … c', 'and(a, b, c)'],
    ['--a', '--a'],
    ['title:', ''],
  ])('makes %j harmless', (source, understood) => {
    expect(shown(source)).toBe(understood);
  });

  it('takes the last word for the beginning of one while it is typed', () => {
    expect(shown('war insu', true)).toBe('and(war, insu*)');
    expect(shown('war insu ', true)).toBe('and(war, insu)');
    expect(shown('"only abo', true)).toBe('only abo*');
    expect(shown('"only abo"', true)).toBe('only abo');
    expect(shown('war tag:Cla', true)).toBe('and(war, tag=cla*)');
    expect(shown('war -insu', true)).toBe('and(war, not(insu*))');
    expect(shown('war i', true)).toBe('and(war, i)');
  });

  it('leaves words behind a minus out of those that are shown as found', () => {
    const { node } = parseQuery('war -peace OR "a truce"');
    expect(wantedWords(node).map((words) => words.text)).toEqual(['war', 'a truce']);
  });

  it('keeps a page of pasted words to a number of parts that can be answered', () => {
    const { node } = parseQuery('word '.repeat(400));
    expect(node?.kind === 'and' ? node.of.length : 0).toBe(100);
  });

  it('never fails, whatever is typed, and never answers an empty part', () => {
    const check = (node: QueryNode): void => {
      if (node.kind === 'words') expect(node.text.trim()).not.toBe('');
      if (node.kind === 'not') check(node.of);
      if (node.kind === 'and' || node.kind === 'or') {
        expect(node.of.length).toBeGreaterThan(1);
        for (const part of node.of) check(part);
      }
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, typing) => {
        const { node } = parseQuery(text, { typing });
        if (node) check(node);
      }),
    );
  });
});
