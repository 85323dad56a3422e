import { expect, test } from 'vitest';
import { readSubtitles } from './read-subtitles.ts';

/** What is said, each paragraph after its speaker and its time in seconds. */
function said(lines: string, name = 'talk.srt'): string[] {
  const bytes = new TextEncoder().encode(lines);
  return readSubtitles({ name, bytes, keepFurniture: false }).blocks.map((block) => {
    if (block.kind !== 'paragraph' || !block.locator) throw new Error('a paragraph with its time');
    const { at, speaker } = block.locator;
    return `${at / 1000} ${speaker ?? '?'}: ${block.text}`;
  });
}

test('subtitles without empty lines between them are parted at their times', () => {
  expect(
    said(
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nHello there,\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\nthis is Anna.\r\n3\r\n00:01:00,000 --> 00:01:02,000\r\nLater.',
    ),
  ).toEqual(['1 ?: Hello there, this is Anna.', '60 ?: Later.']);
});

test('a subtitle goes on after an empty line, and a number that is said stays', () => {
  expect(
    said(
      '1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n42\n\n2\n00:00:02,500 --> 00:00:04,000\nSo few.',
    ),
  ).toEqual(['1 ?: How many? 42 So few.']);
});

test('times without milliseconds or without spaces around the arrow are times', () => {
  expect(
    said('WEBVTT\n\n00:01-->00:02\nOne.\n\n00:01:00.5 --> 00:01:02.000 align:start\nTwo.', 'a.vtt'),
  ).toEqual(['1 ?: One.', '60.5 ?: Two.']);
});

test('captions that roll up are said once', () => {
  const vtt = `WEBVTT
Kind: captions

00:00:00.240 --> 00:00:02.389 align:start position:0%
 
hello<00:00:00.480><c> and</c><00:00:00.640><c> welcome</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
hello and welcome
 

00:00:02.399 --> 00:00:05.110 align:start position:0%
hello and welcome
to<00:00:02.639><c> the</c><00:00:02.800><c> harbour</c>

00:00:05.110 --> 00:00:05.120 align:start position:0%
to the harbour
 
`;
  expect(said(vtt, 'talk.en.vtt')).toEqual(['0.24 ?: hello and welcome to the harbour']);
});

test('what was only said twice is said twice', () => {
  const cue = (at: number, words: string): string =>
    `${at}\n00:00:0${at},000 --> 00:00:0${at},900\n${words}\n\n`;
  const words = ['No.', 'No.', 'I said so.', 'Twice.', 'Did I?', 'Yes.'];
  expect(said(words.map((one, at) => cue(at + 1, one)).join(''))).toEqual([
    `1 ?: ${words.join(' ')}`,
  ]);
});

test('sounds in brackets are no speakers', () => {
  const cue = (words: string): string[] => said(`1\n00:00:01,000 --> 00:00:02,000\n${words}`);
  expect(cue('[laughter] Yes, I think so.')).toEqual(['1 ?: [laughter] Yes, I think so.']);
  expect(cue('[Applause]\nThank you.')).toEqual(['1 ?: [Applause] Thank you.']);
  expect(cue('[Anna] Thank you.')).toEqual(['1 Anna: Thank you.']);
  expect(cue('Note: the tide turns.')).toEqual(['1 ?: Note: the tide turns.']);
});

test('each of several speakers in one subtitle has a paragraph', () => {
  const cue = (words: string): string[] => said(`1\n00:00:01,000 --> 00:00:02,000\n${words}`);
  expect(cue('Q: And then?\nA: Nothing.')).toEqual(['1 Q: And then?', '1 A: Nothing.']);
  expect(cue('- Where is it?\n- Over there.')).toEqual(['1 ?: Where is it?', '1 ?: Over there.']);
  expect(cue('>> ANNA: We dredged it.\n>> When?')).toEqual([
    '1 ANNA: We dredged it.',
    '1 ?: When?',
  ]);
});
