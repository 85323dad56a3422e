import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { quietFaults } from './quiet-faults.ts';

test('E34 P10 a fault that nobody caught is told without a word of what it was about', () => {
  const told: string[] = [];
  const process = new EventEmitter();
  quietFaults(process as unknown as NodeJS.Process, (sentence) => told.push(sentence));
  process.emit('unhandledRejection', new TypeError('the note said: canary'));
  process.emit('uncaughtException', Object.assign(new Error('/home/canary/x'), { code: 'EIO' }));
  process.emit('unhandledRejection', 'canary');
  expect(told).toEqual([
    'A fault of the program: TypeError.',
    'A fault of the program: Error (EIO).',
    'A fault of the program: a thrown value.',
  ]);
});
