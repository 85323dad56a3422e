import { describe, expect, test } from 'vitest';
import { asks, expectOwn, stays } from './test-bed/test-became.ts';

const A =
  'The harbour board met for three hours on Tuesday and adjourned without a vote of any kind.';
const Z = 'Nobody at the table asked for the minutes, and the next meeting is on the ninth.';
const within = (words: string): string => `${A} The court held that ${words} in the end. ${Z}`;

describe('a word that a prefix or a suffix turns round is another word', () => {
  test.each([
    ['⟦lawful conduct of the pilots⟧', 'unlawful conduct of the pilots'],
    ['⟦lawful conduct of the pilots⟧', 'un-lawful conduct of the pilots'],
    ['⟦lawful conduct of the pilots⟧', 'un\u00adlawful conduct of the pilots'],
    ['⟦lawful conduct of the pilots⟧', 'un-\nlawful conduct of the pilots'],
    ['⟦lawful conduct of the pilots⟧', 'un- lawful conduct of the pilots'],
    ['⟦where the boats were lost⟧', 'nowhere the boats were lost'],
    ['⟦the flour was sold without sugar⟧', 'the flour was sold without sugar-free'],
    ['⟦the flour was sold without sugar⟧', 'the flour was sold without sugar- free'],
    ['that the board ⟦is to be heard by them⟧', 'that the board isn’t to be heard by them'],
    ['⟦the board is⟧ to be heard by them', 'the board isn’t to be heard by them'],
    ['il ⟦est coupable de ce vol⟧', 'il n’est coupable de ce vol'],
  ])('%s → %s', (old, next) => {
    asks(within(old), within(next));
  });
});

describe('a number that goes on outside of the words is another number', () => {
  test.each([
    ['⟦500 ships had paid⟧', '1 500 ships had paid'],
    ['⟦500 ships had paid⟧', '1\u202f500 ships had paid'],
    ['⟦the tolls had cost them 1⟧ crown', 'the tolls had cost them 1 500 crown'],
    ['⟦5 per cent of the ships had paid⟧', '.5 per cent of the ships had paid'],
    ['⟦5 per cent of the ships had paid⟧', '3.5 per cent of the ships had paid'],
    ['⟦5 per cent of the ships had paid⟧', '−5 per cent of the ships had paid'],
    ['⟦the tolls had risen by 5⟧ a year', 'the tolls had risen by 5% a year'],
    ['⟦the tolls had risen by 5⟧ a year', 'the tolls had risen by 5 % a year'],
    ['⟦5 million had been paid for the quay⟧', '$5 million had been paid for the quay'],
    ['⟦5 patients had been seen in March⟧', '<5 patients had been seen in March'],
    ['⟦the area of the quay was 5 m⟧ or so', 'the area of the quay was 5 m² or so'],
    ['⟦the area of the quay was 10⟧ or so', 'the area of the quay was 10⁶ or so'],
    ['⟦the area of the quay was 10⟧ or so', 'the area of the quay was 10^6 or so'],
    ['⟦between 14 and 41 ships had paid⟧', 'between 41 and 14 ships had paid'],
    ['⟦14 ships had paid and not 41⟧', '41 ships had paid and not 14'],
  ])('%s → %s', (old, next) => {
    asks(within(old), within(next));
  });

  test('but one beside it is no part of it', () => {
    stays(within('in 1911, ⟦500 ships had paid⟧'), within('in 1911 ⟦500 ships had paid⟧'));
    stays(
      `${A}\n\n1911\t⟦12\t700⟧\n1912\t14\t800\n\n${Z}`,
      `${A}\n\n1913\t⟦12\t700⟧\n1912\t14\t800\n\n${Z}`,
    );
    stays(within('⟦the tolls were 5% of it⟧'), within('all ⟦the tolls were 5% of it⟧ now'));
  });
});

describe('repeated headings, captions, cells and answers', () => {
  const section = (head: string, body: string): string => `${head}\n\n${body}`;

  test('a section that is gone takes its heading along', () => {
    const first = section(
      '⟦Results⟧',
      'Of the ships that came in the spring none had paid a toll.',
    );
    const second = section('Results', 'In the summer the pilots took the matter to the court.');
    asks(`${A}\n\n${first}\n\n${second}\n\n${Z}`, `${A}\n\n${second}\n\n${Z}`);
    asks(
      `${A}\n\n${first.replace('Results', 'Results of the first season')}\n\n${second.replace('Results', 'Results of the first season')}\n\n${Z}`,
      `${A}\n\n${second.replace('Results', 'Results of the first season')}\n\n${Z}`,
    );
  });

  test('a caption that is gone is not that of the next figure', () => {
    const caption = (number: number): string =>
      `Figure ${number}. Tolls by year and by ship, in crowns`;
    const marked = caption(2).replace(/Tolls.*/, '⟦$&⟧');
    asks(
      [A, marked, 'The pilots did not see it.', caption(3), Z].join('\n\n'),
      [A, 'The pilots did not see it.', caption(3).replace('3', '2'), Z].join('\n\n'),
    );
    // Both stay: each its own.
    stays(
      [A, marked, 'The pilots did not see it.', caption(3), Z].join('\n\n'),
      [A, 'A new paragraph.', marked, 'The pilots did not see it.', caption(3), Z].join('\n\n'),
    );
  });

  test('a row that is gone is not the next one with the same figures', () => {
    const rows = ['1910\t3\t9', '1911\t⟦12\t7⟧', '1912\t12\t7', '1913\t12\t7', '1914\t8\t8'];
    const table = (lines: readonly string[]): string => `${A}\n\n${lines.join('\n')}\n\n${Z}`;
    asks(table(rows), table(rows.filter((row) => !row.includes('⟦'))));
    expectOwn(table(rows), table([...rows].reverse()));
  });

  test('an answer that was turned round is not the same answer to the next question', () => {
    const old = [
      A,
      'Q. Were you at the quay?',
      'A. ⟦Yes, I did see him there that night.⟧',
      'Q. And on the day before?',
      'A. Yes, I did see him there that night.',
      Z,
    ];
    asks(
      old.join('\n'),
      old
        .map((line) => (line.includes('⟦') ? 'A. No, I did not see him there that night.' : line))
        .join('\n'),
    );
    asks(old.join('\n'), [...old.slice(0, 1), ...old.slice(3)].join('\n'));
  });

  test('speakers, rows and captions that change places take their words along, or ask', () => {
    const words = 'I agree with that plan.';
    const [anna, carl, bertil] = [`Anna: ⟦${words}⟧`, 'Carl: No.', `Bertil: ${words}`];
    const text = (...lines: readonly string[]): string => [A, ...lines, Z].join('\n\n');
    expectOwn(text(anna, carl, bertil), text(bertil, carl, anna));
    const [first, second] = [
      'Figure 1. ⟦Tolls by year and ship⟧',
      'Figure 2. Tolls by year and ship',
    ];
    expectOwn(text(first, second), text(second, first));
    expectOwn(text('Bergen\t⟦12\t7⟧', 'Halden\t12\t7'), text('Halden\t12\t7', 'Bergen\t⟦12\t7⟧'));
  });

  test('the same item in two lists belongs to its own', () => {
    const list = (items: readonly string[]): string => items.map((item) => `• ${item}`).join('\n');
    const first = list(['bread and flour', '⟦coal for the winter⟧', 'letters']);
    const second = list(['timber', 'coal for the winter', 'salt']);
    const text = (one: string, other: string): string =>
      [A, 'Needed at once:', one, 'Needed later:', other, Z].join('\n\n');
    stays(text(first, second), text(first.replace('bread and flour', 'bread'), second));
    asks(text(first, second), text(list(['bread and flour', 'letters']), second));
  });

  test('sentences that exchange their names are both others', () => {
    const one = 'Anna Lindqvist gave the letter with the seal to Bertil Ek on the quay that night.';
    const other = one
      .replace('Anna Lindqvist', '#')
      .replace('Bertil Ek', 'Anna Lindqvist')
      .replace('#', 'Bertil Ek');
    asks(
      `${A} ⟦${one}⟧ He was not seen. ${other} ${Z}`,
      `${A} ${other} He was not seen. ${one} ${Z}`,
    );
  });
});

describe('footnote numbers', () => {
  test('beside the words are no part of them; inside of them they are', () => {
    stays(
      within('⟦the tolls had been raised.⟧3 They'),
      within('⟦the tolls had been raised.⟧4 They'),
    );
    asks(within('⟦the tolls had been raised.3 They⟧'), within('the tolls had been raised.4 They'));
  });
});

describe('several blocks', () => {
  const [one, two, three] = [
    'The mole was breached in the first storm of that winter.',
    'The board had been told of it in writing by the pilots.',
    'Nothing was done about it until the second storm came.',
  ];

  test('of which one was deleted ask, whether they are one range or several', () => {
    expect(
      asks([A, `⟦${one}`, two, `${three}⟧`, Z].join('\n\n'), [A, one, three, Z].join('\n\n')).kind,
    ).toBe('changed');
    expect(
      asks([A, `⟦${one}⟧`, two, `⟦${three}⟧`, Z].join('\n\n'), [A, two, three, Z].join('\n\n')),
    ).toMatchObject({ kind: 'changed', text: three });
    asks([A, `⟦${one}`, two, `${three}⟧`, Z].join('\n\n'), [A, `${one} ${two}`, Z].join('\n\n'));
  });

  test('that were joined to one are the same words', () => {
    stays(
      [A, `⟦${one}`, `${two}⟧`, three, Z].join('\n\n'),
      [A, `⟦${one} ${two}⟧ ${three}`, Z].join('\n\n'),
    );
  });

  test('of which the first is deleted while its twin follows', () => {
    asks([A, `⟦${one}⟧`, two, one, three, Z].join('\n\n'), [A, two, one, three, Z].join('\n\n'));
  });
});

describe('the start and the end of a text', () => {
  test.each([
    ['a copy put before the first sentence', `⟦${A}⟧ ${Z}`, `${A} ${A} ${Z}`],
    ['a copy put behind the last sentence', `${A} ⟦${Z}⟧`, `${A} ${Z} ${Z}`],
    [
      'the first sentence deleted, its twin later on',
      `⟦${A}⟧ ${Z} Once more. ${A} That is all.`,
      `${Z} Once more. ${A} That is all.`,
    ],
    [
      'the last sentence deleted, its twin earlier',
      `${A} ${Z} ${A} And so on. ⟦${Z}⟧`,
      `${A} ${Z} ${A} And so on.`,
    ],
    ['all of the text but a word', `⟦${A}⟧`, `${A.replace('without', 'with')}`],
    ['all of the text gone', `⟦${A}⟧`, ''],
  ])('%s', (_, old, next) => {
    asks(old, next);
  });

  test('the words stay where something is put before the first or behind the last', () => {
    stays(`⟦${A}⟧ ${Z}`, `By our reporter. ⟦${A}⟧ ${Z}`);
    stays(`${A} ⟦${Z}⟧`, `${A} ⟦${Z}⟧ Read more.`);
  });
});

describe('scripts', () => {
  test.each([
    [
      'Japanese: 信じ → 信じない',
      '昨日の会議では、⟦船が港に着いたと信じ⟧と言われた。',
      '昨日の会議では、船が港に着いたと信じないと言われた。',
    ],
    [
      'Hebrew: a negation joined on with a maqaf',
      'אמר כי ⟦חוקי הדבר בכל חלקיו⟧ ואיש לא האמין לו.',
      'אמר כי אי־חוקי הדבר בכל חלקיו ואיש לא האמין לו.',
    ],
    [
      'Chinese: 合法 → 不合法',
      '法院昨天在城里认定⟦合法的行为⟧不应受罚，大家都同意。',
      '法院昨天在城里认定不合法的行为不应受罚，大家都同意。',
    ],
    [
      'Chinese: five → fifteen',
      '昨天下午港口里有⟦五人受了重伤⟧，船也沉了下去。',
      '昨天下午港口里有十五人受了重伤，船也沉了下去。',
    ],
    [
      'Chinese: 5 → 50,000',
      '昨天下午港口⟦损失了船只5⟧，谁也不知道为什么。',
      '昨天下午港口损失了船只5万，谁也不知道为什么。',
    ],
    [
      'Japanese: 可能 → 不可能',
      '昨日の会議では⟦可能であると言われた⟧が、誰も信じなかった。',
      '昨日の会議では不可能であると言われたが、誰も信じなかった。',
    ],
    [
      'Arabic: a word put in',
      'قال الربان إن ⟦السفينة وصلت إلى الميناء في الليل⟧ ولم يصدقه أحد.',
      'قال الربان إن السفينة لم وصلت إلى الميناء في الليل ولم يصدقه أحد.',
    ],
    [
      'Arabic: and- joined to the first word',
      'قال الربان إن ⟦كتب الرسالة إلى المجلس في الشتاء⟧ كانت هناك.',
      'قال الربان إن وكتب الرسالة إلى المجلس في الشتاء كانت هناك.',
    ],
    [
      'Arabic: vowels that make it passive',
      'ثم ⟦كتب الرجل رسالة إلى المجلس⟧ في الشتاء.',
      'ثم كُتِبَ الرجل رسالة إلى المجلس في الشتاء.',
    ],
    [
      'Hebrew: a negation put in',
      'אמר הקברניט כי ⟦האונייה הגיעה אל הנמל בלילה⟧ ואיש לא האמין לו.',
      'אמר הקברניט כי האונייה לא הגיעה אל הנמל בלילה ואיש לא האמין לו.',
    ],
    [
      'Hebrew: points that make another word',
      'ואז ⟦ספר האיש על האונייה והנמל⟧ בחורף.',
      'ואז סֻפַּר האיש על האונייה והנמל בחורף.',
    ],
    [
      'Korean: a negation joined on',
      '어제 회의에서 ⟦그 배는 안전하다고 말했⟧다 그리고 모두 믿었다.',
      '어제 회의에서 그 배는 불안전하다고 말했다 그리고 모두 믿었다.',
    ],
    [
      'a mark that makes another letter',
      `${A} The mean was ⟦the value of x⟧ here. ${Z}`,
      `${A} The mean was the value of x\u0304 here. ${Z}`,
    ],
    [
      'a mark taken away',
      `${A} He wrote ⟦that the résumé was his⟧. ${Z}`,
      `${A} He wrote that the resume was his. ${Z}`,
    ],
    [
      'a letter of another script',
      `${A} He wrote ⟦that the pact was his⟧. ${Z}`,
      `${A} He wrote that the р\u0430ct was his. ${Z}`,
    ],
    [
      'an emoji of another colour',
      `${A} She answered with ⟦a big 👍⟧ and left. ${Z}`,
      `${A} She answered with a big 👍🏽 and left. ${Z}`,
    ],
  ])('%s: asks', (_, old, next) => {
    asks(old, next);
  });

  test.each([
    [
      'Arabic, moved by a sentence before it',
      'قال الربان إن ⟦السفينة وصلت إلى الميناء في الليل⟧ ولم يصدقه أحد.',
      'في اليوم الأول. قال الربان إن ⟦السفينة وصلت إلى الميناء في الليل⟧ ولم يصدقه أحد.',
    ],
    [
      'Hebrew, with direction marks put in',
      'אמר הקברניט כי ⟦האונייה הגיעה אל הנמל בלילה⟧ ואיש לא האמין לו.',
      'אמר הקברניט כי ⟦האונייה \u200fהגיעה אל הנמל בלילה⟧ ואיש לא האמין לו.',
    ],
    [
      'Chinese, with a line broken',
      '昨天下午港口里有⟦五人受了重伤，船也沉了下去⟧，没有人来救。',
      '昨天下午港口里有⟦五人受了\n重伤，船也沉了下去⟧，没有人来救。',
    ],
    [
      'Vietnamese, decomposed',
      'Hôm qua ⟦tàu đã đến cảng trong đêm⟧ và không ai tin.',
      'Hôm qua ⟦tàu đã đến cảng trong đêm⟧ và không ai tin.'.normalize('NFD'),
    ],
    [
      'Hindi, with a sentence before it',
      'कल ⟦जहाज़ रात में बंदरगाह पहुँचा⟧ और किसी ने नहीं माना।',
      'पहले दिन। कल ⟦जहाज़ रात में बंदरगाह पहुँचा⟧ और किसी ने नहीं माना।',
    ],
  ])('%s: stays', (_, old, next) => {
    stays(old, next);
  });
});
