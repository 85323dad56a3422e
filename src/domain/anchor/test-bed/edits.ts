import type { Edit } from './edit.ts';
import { ASKING } from './edits-asking.ts';
import { HARMLESS } from './edits-harmless.ts';
import { JUDGED } from './edits-judged.ts';
import { TWICE } from './edits-twice.ts';

/** All kinds of edits. */
export const EDITS: readonly Edit[] = [...ASKING, ...HARMLESS, ...JUDGED, ...TWICE];
