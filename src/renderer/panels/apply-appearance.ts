import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { useCall } from '../data/queries.ts';
import { knownSettings } from '../state/use-setting.ts';
import {
  type Appearance,
  FONTS,
  type Font,
  readAppearance,
  shownTheme,
  styleOf,
  type Theme,
} from './appearance/appearance-values.ts';

/**
 * Keeps the page in the look the notebook remembers: theme and custom properties of the root element,
 * changed before the browser draws, so that no other look flashes up.
 */
export function useAppearance(): Appearance {
  const settings = useCall('settings.get', {}).data;
  const systemIsDark = useSyncExternalStore(watchSystem, () => darkQuery.matches);
  const look = readAppearance(settings ?? {});
  const theme = shownTheme(look.theme, systemIsDark);
  const style = JSON.stringify(styleOf(look));
  useLayoutEffect(() => {
    show(theme, JSON.parse(style) as Record<string, string>);
  }, [theme, style]);
  useEffect(() => void declareFace(look.font), [look.font]);
  return look;
}

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function watchSystem(changed: () => void): () => void {
  darkQuery.addEventListener('change', changed);
  return () => darkQuery.removeEventListener('change', changed);
}

function show(theme: Exclude<Theme, 'system'>, style: Readonly<Record<string, string>>): void {
  const root = document.documentElement;
  root.dataset.theme = theme;
  for (const [name, value] of Object.entries(style)) root.style.setProperty(name, value);
}

/** Text in another face is better than none: longer than this no face is waited for, in milliseconds. */
const PATIENCE = 1000;

/**
 * Has the faces of the interface and of the text at hand before anything is drawn: a face that comes after the
 * words are on screen moves them, away from under a pointer that is about to select them.
 */
export async function loadFaces(): Promise<void> {
  const { font } = readAppearance(knownSettings() ?? {});
  await declareFace(font);
  const load = (face: string): Promise<unknown> =>
    // A face that cannot be had is replaced by the browser.
    document.fonts.load(face).catch(() => undefined);
  const reading = `16px ${FONTS[font].stack}`;
  const first = Promise.all([load(`16px ${INTERFACE_FACE}`), load(reading)]);
  await Promise.race([first, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  for (const style of ['italic', 'bold', 'italic bold']) void load(`${style} ${reading}`);
}

const INTERFACE_FACE = '"Source Sans 3 Variable"';

/** Faces that few choose are taken from the bundle only when they are chosen. */
async function declareFace(font: Font): Promise<void> {
  if (font === 'atkinson') await import('./appearance/font-atkinson.ts');
  if (font === 'opendyslexic') await import('./appearance/font-opendyslexic.ts');
}
