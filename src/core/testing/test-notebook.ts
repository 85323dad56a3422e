import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Bibliography } from '../../contract/article.ts';
import type { CallName, CallParams, CallResult } from '../../contract/calls.ts';
import { CallFailure } from '../../contract/failure.ts';
import { type Core, openCore } from '../core.ts';
import { dispatch } from '../dispatch.ts';
import { addArticle } from '../features/add-article.ts';
import { runAction } from '../handler.ts';
import { emptyBibliography } from '../import/format.ts';

/** A real notebook in a temporary folder, for tests; closed and removed after each. */
export interface TestNotebook {
  readonly core: Core;
  /** Makes a call through the one door; results are checked against the contract. */
  call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>>;
  /** Puts in an article of paragraphs; answers its id. */
  article(
    title: string,
    paragraphs: readonly string[],
    fields?: Partial<Bibliography> & { readonly tags?: readonly string[] },
  ): string;
}

const open = new Set<{ core: Core; folder: string }>();

afterEach(async () => {
  for (const { core, folder } of open) {
    await core.close();
    rmSync(folder, { recursive: true });
  }
  open.clear();
});

/** Opens an empty notebook. */
export function openTestNotebook(): TestNotebook {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-test-'));
  const core = openCore(join(folder, 'test.commonplace'), 'a test');
  open.add({ core, folder });
  return {
    core,
    call: async (name, params) => {
      const reply = await dispatch(core, name, params, {
        checkResults: true,
        onFault: (call, error) => console.error(call, error),
      });
      if (!reply.ok) throw new CallFailure(reply.failure);
      return reply.value as CallResult<typeof name>;
    },
    article: (title, paragraphs, { tags = [], ...fields } = {}) =>
      runAction(core, null, (action) => {
        action.says(`Add “${title}”`, ['articles']);
        return addArticle(action, {
          bibliography: { ...emptyBibliography(title, 'article'), ...fields },
          blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, marks: [] })),
          asides: [],
          words: paragraphs.join(' ').split(/\s+/u).length,
          format: 'text',
          sourceName: 'test.txt',
          bytes: new TextEncoder().encode(`${title}\n${paragraphs.join('\n')}`),
          tags,
        });
      }).result.id,
  };
}
