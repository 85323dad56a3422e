import type { Command } from 'commander';
import { startLoopback } from '../../loopback/start-loopback.ts';
import { print } from '../print.ts';
import { commonOptions } from '../session.ts';
import { wholeNumber } from '../usage.ts';

/** `serve`: runs until it is told to stop. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('opens the notebook in a browser, on 127.0.0.1 only')
    .option('--port <n>', 'the port; 0 for any', wholeNumber(0), 0)
    .option('--open', 'open the browser')
    .action(async (options: { port: number; open?: boolean }, command: Command) => {
      const common = commonOptions(command);
      const host = await startLoopback({
        path: common.notebook,
        port: options.port,
        openBrowser: options.open ?? false,
        debug: common.debug,
      });
      print(common.json, [{ url: host.url }], ({ url }) => url);
      await host.closed;
    });
}
