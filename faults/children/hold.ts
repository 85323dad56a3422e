import { CallFailure } from '../../src/contract/failure.ts';
import { openCore } from '../../src/core/core.ts';
import { openWords } from './words.ts';

// Opens a notebook and keeps it until it is killed; or says who has it. `hold NOTEBOOK HOST`
const [path = '', host = ''] = process.argv.slice(2);
const say = openWords();
const begun = performance.now();
try {
  const core = openCore(path, host);
  say(`open ${process.pid}`);
  // What nobody holds is collected, and its lock with it.
  setInterval(() => core.now(), 1000);
} catch (error) {
  if (!(error instanceof CallFailure)) throw error;
  const { code, message } = error.failure;
  say(`refused ${Math.round(performance.now() - begun)} ${code} ${message}`);
}
