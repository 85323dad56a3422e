import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * Where a notebook's window keeps its profile. Each notebook has its own, so that a second window of the
 * same notebook finds the first, and a window of another notebook does not.
 * @param appData the system's folder for application data
 * @param notebook the notebook's absolute path
 */
export function profileFolder(appData: string, notebook: string): string {
  const name = createHash('sha256').update(notebook).digest('hex').slice(0, 16);
  return join(appData, 'commonplace-window', name);
}
