import { expect, test } from 'vitest';
import { chooseLanguage, detectLanguage } from './detect-language.ts';

test.each([
  [
    'ja',
    '港湾委員会は火曜日に開かれ、浚渫計画を検討した。技術者たちは泥が調査よりも速く動いていると述べた。',
  ],
  ['zh', '港务委员会星期二开会，审议疏浚计划。工程师们说，淤泥的移动速度比调查显示的要快。'],
  [
    'ko',
    '항만 위원회는 화요일에 회의를 열어 준설 계획을 검토했다. 기술자들은 진흙이 조사보다 빨리 움직인다고 말했다.',
  ],
  [
    'en',
    'The harbour board met on Tuesday to consider the plan, and the engineers told them that the silt moves faster.',
  ],
])('%s is told from a short paragraph', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test('a few words tell nothing, and then what the document says counts', () => {
  expect(detectLanguage('港の泥')).toBeNull();
  expect(chooseLanguage('ja-JP', '港の泥')).toBe('ja-jp');
});
