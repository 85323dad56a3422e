import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the notebook is when nobody says: the user's data folder, by each system's own convention. */
export function defaultNotebook(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  return join(dataFolder(environment, platform, home), 'Notebook.commonplace');
}

function dataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string,
): string {
  if (platform === 'win32') {
    return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Commonplace');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Commonplace');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'commonplace');
}
