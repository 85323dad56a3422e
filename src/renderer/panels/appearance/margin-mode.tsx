import { useSetting } from '../../state/use-setting.ts';

/** What stands beside the text. */
const MODES = [
  ['cards', 'Cards beside the words'],
  ['list', 'List'],
  ['off', 'Closed'],
] as const;

/** How the passages stand beside the text. */
export function MarginMode() {
  const [setting, choose] = useSetting<string>('margin.mode', 'cards');
  const chosen = MODES.find(([mode]) => mode === setting)?.[0] ?? 'cards';
  return (
    <fieldset className="appearance-group">
      <legend>Margin</legend>
      <div className="segmented">
        {MODES.map(([mode, label]) => (
          <label key={mode}>
            <input
              type="radio"
              name="margin"
              className="visually-hidden"
              checked={mode === chosen}
              onChange={() => choose(mode)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
