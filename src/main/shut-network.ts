import type { CommandLine } from 'electron';

/** What of the command line is used here. */
type Switches = Pick<CommandLine, 'appendSwitch' | 'removeSwitch'>;

/**
 * Switches of Chromium that open what is shut, whoever put them there: a port for other programs to drive the
 * page through, a proxy, an extension, a page without its walls.
 */
export const REMOVED_SWITCHES: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'allow-file-access-from-files',
  'disable-web-security',
  'disable-site-isolation-trials',
  'ignore-certificate-errors',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'js-flags',
  'no-sandbox',
  'disable-gpu-sandbox',
  'log-net-log',
];

/**
 * Before anything is ready: takes such switches away, and lets Chromium find no host at all. The page needs
 * none; what would ask for one all the same gets no answer, and no name leaves the computer.
 */
export function shutNetwork(commandLine: Switches): void {
  for (const name of REMOVED_SWITCHES) commandLine.removeSwitch(name);
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}
