import { constants } from 'node:os';

/**
 * Whether an error says that there is no room: the disk is full, or what its user may take of it. Node has no
 * name for the second one and calls it an unknown error; only its number tells.
 */
export function isDiskFull(error: unknown): boolean {
  const { code, errno } = (error ?? {}) as { readonly code?: unknown; readonly errno?: unknown };
  return (
    code === 'SQLITE_FULL' ||
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    errno === -constants.errno.EDQUOT
  );
}
