import type { Color } from '../../contract/passage.ts';
import { colors } from '../../contract/passage.ts';
import { useCall } from '../data/queries.ts';
import { knownSettings, writeSetting } from '../state/use-setting.ts';

/** How many tags are kept at hand, one for each digit. */
const MOST = 9;
const TAGS = 'tags.recent';
const COLOR = 'highlight.color';

type Settings = Readonly<Record<string, unknown>>;

/** The tags last put on passages, the latest first, as settings remember them. */
export function recentTags(settings: Settings | undefined): readonly string[] {
  const value = settings?.[TAGS];
  return Array.isArray(value) ? value.filter((tag) => typeof tag === 'string').slice(0, MOST) : [];
}

/** The same, for a view. */
export function useRecentTags(): readonly string[] {
  return recentTags(useCall('settings.get', {}).data);
}

/** The colour last marked with. */
export function lastColor(settings: Settings | undefined): Color {
  return colors.find((color) => color === settings?.[COLOR]) ?? 'yellow';
}

/** Puts tags at the head of those at hand. */
export function rememberTags(paths: readonly string[]): void {
  const former = recentTags(knownSettings());
  const next = [...new Set([...paths, ...former])].slice(0, MOST);
  if (next.join('\n') !== former.join('\n')) writeSetting(TAGS, next);
}

/** The next mark has this colour. */
export function rememberColor(color: Color): void {
  if (lastColor(knownSettings()) !== color) writeSetting(COLOR, color);
}
