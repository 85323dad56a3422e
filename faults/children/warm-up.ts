import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { takeStep } from '../notebook/steps.ts';

// Loads what the other programs load, and ends.
export const loaded = [openCore, dispatch, takeStep];
