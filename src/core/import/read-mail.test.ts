import { expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

function read(head: string, body: string) {
  const message = `From: Ann Moss <ann@harbour.example>\nSubject: Silt\n${head}\n\n${body}`;
  const bytes = new TextEncoder().encode(message.replaceAll('\n', '\r\n'));
  return readMail({ name: 'silt.eml', bytes, keepFurniture: false });
}

/** The blocks below the title and the head of the message. */
async function body(head: string, text: string) {
  return (await read(head, text)).blocks.slice(2);
}

const FLOWED = 'Content-Type: text/plain; charset=utf-8; format=flowed';

test('lines that flow are joined, quoted ones without the signs of quotation between', async () => {
  expect(
    await body(
      FLOWED,
      'The survey is \ndone.\n\n> Has the survey \n> been finished?\n>> When \n>> was it?\n\n-- \nAnn',
    ),
  ).toMatchObject([
    { kind: 'paragraph', text: 'The survey is done.' },
    { kind: 'quotation', text: 'Has the survey been finished?' },
    { kind: 'quotation', text: 'When was it?' },
    { kind: 'paragraph', text: '--\nAnn' },
  ]);
});

test('words that were parted for the line keep together where spaces are to be dropped', async () => {
  expect(await body(`${FLOWED}; delsp=yes`, '港湾委員会は \n火曜日に')).toMatchObject([
    { text: '港湾委員会は火曜日に' },
  ]);
});

const both = (text: string, html: string): string =>
  `--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: text/html\n\n${html}\n--b--`;
const ALTERNATIVE = 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b';

test('a text that only says that there is a page gives way to the page', async () => {
  const page = '<p>The board met on Tuesday to consider the dredging plan once more.</p>';
  const stub = 'View in your browser: https://harbour.example/n/1';
  expect(JSON.stringify(await body(ALTERNATIVE, both(stub, page)))).toContain('dredging plan');
  expect(
    JSON.stringify(await body(ALTERNATIVE, both('The board met on Tuesday, plainly.', page))),
  ).toContain('plainly');
});

test('the day of a message is the one where it was written', async () => {
  const { bibliography } = await read('Date: Tue, 05 Mar 2024 00:30:00 +0900', 'Hello.');
  expect(bibliography.issued).toBe('2024-03-05');
});

test('a message that names no charset is read in the one that it is in', async () => {
  const bytes = Buffer.from(
    'From: a@x.example\nSubject: Gr\u00fc\u00dfe\nDate: Wed, 6 Mar 2024 08:00:00 +0900\n\nSch\u00f6ne Gr\u00fc\u00dfe aus K\u00f6ln.\n',
    'latin1',
  );
  const { blocks } = await readMail({ name: 'a.eml', bytes, keepFurniture: false });
  expect(blocks[0]).toMatchObject({ text: 'Gr\u00fc\u00dfe' });
  expect(blocks[2]).toMatchObject({ text: 'Sch\u00f6ne Gr\u00fc\u00dfe aus K\u00f6ln.' });
});

test('a message that is attached to another follows it, under its own subject', async () => {
  const inner = 'From: Tom Hale <tom@harbour.example>\nSubject: Bars\n\nInner words.';
  const { blocks, warnings } = await read(
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q',
    `--q\nContent-Type: text/plain\n\nSee below.\n--q\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n${inner}\n--q--`,
  );
  expect(warnings).toEqual([]);
  expect(blocks.slice(2)).toMatchObject([
    { kind: 'paragraph', text: 'See below.' },
    { kind: 'heading', level: 2, text: 'Bars' },
    { kind: 'paragraph', text: 'From: Tom Hale <tom@harbour.example>' },
    { kind: 'paragraph', text: 'Inner words.' },
  ]);
});
