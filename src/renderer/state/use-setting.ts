import type { CallResult } from '../../contract/calls.ts';
import { client } from '../data/client.ts';
import { queryClient, useCall } from '../data/queries.ts';

type Settings = CallResult<'settings.get'>;
type Json = Settings[string];

const KEY = ['settings.get', {}];

/**
 * A setting of the notebook (theme, widths, what is collapsed) and the way to change it. It is kept in the
 * notebook's file, because the browser's own storage goes with the port. `fallback` stands until the
 * settings were read, and where there is none yet or one of another type than `fallback`.
 */
export function useSetting<T extends Json>(key: string, fallback: T): [T, (value: T) => void] {
  const settings = useCall('settings.get', {}).data;
  return [settingOf(settings, key, fallback), (value) => writeSetting(key, value)];
}

/** A setting as it is known now, outside of a view. */
export function readSetting<T extends Json>(key: string, fallback: T): T {
  return settingOf(knownSettings(), key, fallback);
}

/** All settings as they are known now, outside of a view; undefined until they were read. */
export function knownSettings(): Settings | undefined {
  return queryClient.getQueryData<Settings>(KEY);
}

/** Shows a setting on screen as it will be, and leaves the notebook as it is. */
export function showSetting(key: string, value: Json): void {
  void queryClient.cancelQueries({ queryKey: KEY });
  queryClient.setQueryData<Settings>(KEY, (settings) => ({ ...settings, [key]: value }));
}

/** Changes a setting: on screen at once, in the notebook right after. */
export function writeSetting(key: string, value: Json): void {
  showSetting(key, value);
  client.call('settings.set', { key, value }).catch(() => {
    void queryClient.invalidateQueries({ queryKey: KEY });
  });
}

/** Reads the settings once before the first view is drawn, so that it is drawn in its own theme. */
export async function loadSettings(): Promise<void> {
  await queryClient.prefetchQuery({
    queryKey: KEY,
    queryFn: () => client.call('settings.get', {}),
  });
}

function settingOf<T extends Json>(settings: Settings | undefined, key: string, fallback: T): T {
  const value = settings?.[key];
  const alike =
    typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
  return value !== undefined && (alike || fallback === null) ? (value as T) : fallback;
}
