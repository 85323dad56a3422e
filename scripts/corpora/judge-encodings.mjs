import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeText } from '../../src/core/import/decode-text.ts';

/** Text in many charsets: the file's name is its charset, and iconv knows what it says. */
export function judgeEncodings(root) {
  return counting((file) => {
    const charset = basename(file) === 'utf-32.be' ? 'utf-32be' : basename(file, '.txt');
    const bytes = readFileSync(join(root, file));
    const { stdout, status } = spawnSync('iconv', ['-f', charset, '-t', 'utf-8', join(root, file)]);
    if (status !== 0) return null;
    return difference(bytes, file, stdout.toString('utf8'));
  });
}

function counting(judge) {
  let all = 0;
  let right = 0;
  return {
    file: (file, outcome) => {
      if (!existsSync('/usr/bin/iconv')) return null;
      const wrong = outcome.state === 'refused' ? `refused: ${outcome.text}` : judge(file, outcome);
      all += 1;
      if (wrong === null) right += 1;
      return wrong;
    },
    figure: () => ({
      figure: `${right} of ${all} as the right charset gives`,
      short: right < 0.95 * all,
    }),
  };
}

function difference(bytes, file, wanted) {
  const clean = wanted
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd');
  try {
    const { text, warnings } = decodeText(bytes, file);
    // Some decoders compose what others leave as letter and accent.
    if (text.normalize() === clean.normalize()) return null;
    const at = [...clean].findIndex((sign, index) => sign !== [...text][index]);
    return `reads “${text.slice(Math.max(0, at - 10), at + 20)}”, not “${clean.slice(Math.max(0, at - 10), at + 20)}” (${warnings.join(' ')})`;
  } catch (error) {
    return error.message;
  }
}
