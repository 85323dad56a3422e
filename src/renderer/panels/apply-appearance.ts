import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { useCall } from '../data/queries.ts';
import {
  type Appearance,
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
  useEffect(() => void loadFont(look.font), [look.font]);
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

/** Faces that few choose are taken from the bundle only when they are chosen. */
async function loadFont(font: Font): Promise<void> {
  if (font === 'atkinson') await import('./appearance/font-atkinson.ts');
  if (font === 'opendyslexic') await import('./appearance/font-opendyslexic.ts');
}
