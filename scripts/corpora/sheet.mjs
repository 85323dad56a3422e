import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { startCanary } from '../../src/core/import/test-canary.ts';
import { rulesOf } from '../../src/core/import/test-hostile-files.ts';
import { breachOf } from '../../src/core/import/test-rules.ts';
import { openTestCore } from '../../src/core/testing/open-test-core.ts';
import { refusal } from './refusal.mjs';

/**
 * Brings the files of a folder into a notebook and judges each by the sheet beside it (`expected.json`), and all
 * of them by what else happened: requests, files written, damage.
 * @param {string} folder
 * @param {boolean} isJudged whether the sheet speaks of what is imported here
 */
export async function openSheet(folder, isJudged) {
  const canary = await startCanary();
  const notebook = openTestCore();
  const rules = isJudged ? rulesOf(folder) : new Map();
  const before = strays();
  let judged = 0;
  let kept = 0;
  return {
    bringIn: async (file, bytes) => {
      const start = performance.now();
      const row = await notebook.call('import.file', {
        name: basename(file),
        bytes: bytes.toString('base64'),
      });
      const took = performance.now() - start;
      const article = row.articleId && (await notebook.call('articles.get', { id: row.articleId }));
      const state = row.status === 'failed' ? refusal(row.error ?? '') : 'in';
      return { state, text: row.error, row, article: article || null, took };
    },
    file: (file, outcome) => {
      const { rule = null, text = null } = rules.get(file) ?? {};
      const breach = breachOf({ name: basename(file), rule, text }, outcome);
      judged += rule === null ? 0 : 1;
      kept += rule !== null && breach === null ? 1 : 0;
      return breach;
    },
    figure: () => ({
      figure: `${kept} of ${judged} as the sheet says`,
      short: kept < judged,
    }),
    /** @returns {Promise<string[]>} what else went wrong */
    close: async () => {
      const checks = await notebook.call('notebook.check', {});
      await notebook.close();
      await canary.close();
      const left = strays().filter((path) => !before.includes(path));
      return [
        ...canary.hits.map((hit) => `a request: ${hit}`),
        ...left.map((path) => `written: ${path}`),
        ...checks
          .filter(({ ok }) => !ok)
          .map(({ check }) => `the notebook fails its check: ${check}`),
        ...Object.keys(Object.prototype).map((name) => `Object.prototype has ${name}`),
      ];
    },
  };
}

/** What hostile archives would leave where they lead to. */
function strays() {
  return ['/tmp', '/', process.cwd(), dirname(process.cwd())]
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((path) => /pwned|evil|planted|polluted/i.test(path));
}
