import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Where the window stands and how large it is, in device-independent pixels. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximized: boolean;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FIRST: WindowPlace = { width: 1280, height: 800, maximized: false };
const SMALLEST = { width: 640, height: 480 };

/**
 * The place remembered in `file`, fitted to the screens that are there now; the first place where nothing
 * sensible is remembered.
 * @param screens the work areas of the screens
 */
export function readWindowPlace(file: string, screens: readonly Area[]): WindowPlace {
  const kept = parse(file);
  if (!kept) return FIRST;
  const size = { width: kept.width, height: kept.height, maximized: kept.maximized };
  const { x, y } = kept;
  if (x === undefined || y === undefined) return size;
  // Enough of the title bar must be on some screen to take hold of it.
  const reachable = screens.some(
    (screen) =>
      x + kept.width > screen.x + 100 &&
      x < screen.x + screen.width - 100 &&
      y >= screen.y &&
      y < screen.y + screen.height - 50,
  );
  return reachable ? { ...size, x, y } : size;
}

/** Remembers the place; where that fails the window only opens at its first place the next time. */
export function writeWindowPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // Not worth a word to the user.
  }
}

function parse(file: string): WindowPlace | null {
  try {
    const { width, height, x, y, maximized } = JSON.parse(readFileSync(file, 'utf8'));
    if (!(width >= SMALLEST.width && height >= SMALLEST.height)) return null;
    const at = Number.isInteger(x) && Number.isInteger(y) ? { x, y } : {};
    return {
      width: Math.round(width),
      height: Math.round(height),
      ...at,
      maximized: maximized === true,
    };
  } catch {
    return null;
  }
}
