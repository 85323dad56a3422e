import { strangeClocks } from './clocks/strange-clocks.ts';
import type { Fault } from './fault.ts';
import { damagedLog } from './files/damaged-log.ts';
import { damagedPages } from './files/damaged-pages.ts';
import { hostileFiles } from './files/hostile-files.ts';
import { roundTrips } from './files/round-trips.ts';
import { sharedPlaces } from './files/shared-places.ts';
import { unsafeCopies } from './files/unsafe-copies.ts';
import { versions } from './files/versions.ts';
import { hugeFiles } from './imports/huge-files.ts';
import { endlessDocuments, greedyDocuments } from './imports/misbehaving-documents.ts';
import { killAtEveryCall } from './kills/kill-at-every-call.ts';
import { killInBackup } from './kills/kill-in-backup.ts';
import { killInExport } from './kills/kill-in-export.ts';
import { killInImport } from './kills/kill-in-import.ts';
import { killInMigration } from './kills/kill-in-migration.ts';
import { killWhileAnnotating } from './kills/kill-while-annotating.ts';
import { longUse } from './kills/long-use.ts';
import { signals } from './kills/signals.ts';
import { secondOpener } from './owners/second-opener.ts';
import { closedPages } from './pages/closed-pages.ts';
import { twoTabs } from './pages/two-tabs.ts';
import { powerCut } from './power/power-cut.ts';
import { failingCalls } from './refusals/failing-calls.ts';
import { folderGone } from './refusals/folder-gone.ts';
import { fullDisk } from './refusals/full-disk.ts';
import { readOnlyPlace } from './refusals/read-only-place.ts';
import { changedDocuments } from './rules/changed-documents.ts';
import { randomSequences } from './rules/random-sequences.ts';

/** Every fault that is made here, in the order of the table. */
export const FAULTS: readonly Fault[] = [
  killWhileAnnotating,
  killAtEveryCall,
  killInImport,
  killInMigration,
  killInBackup,
  killInExport,
  powerCut,
  failingCalls,
  fullDisk,
  hostileFiles,
  damagedPages,
  damagedLog,
  unsafeCopies,
  secondOpener,
  readOnlyPlace,
  folderGone,
  strangeClocks,
  greedyDocuments,
  hugeFiles,
  closedPages,
  signals,
  twoTabs,
  randomSequences,
  changedDocuments,
  roundTrips,
  endlessDocuments,
  versions,
  sharedPlaces,
  longUse,
];
