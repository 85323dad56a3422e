import { EventEmitter } from 'node:events';

/** Gives a process of Node's the port that Electron gives to its utility processes. */
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => process.send?.(message),
});
process.on('message', (data) => port.emit('message', { data }));
Object.assign(process, { parentPort: port });
