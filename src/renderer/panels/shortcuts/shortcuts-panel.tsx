import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { AppAction } from '../../actions/action.ts';
import { formatKeys } from '../../actions/format-keys.ts';
import { useRegistry } from '../../actions/registry.ts';
import { SINGLE_KEYS } from '../../actions/use-keys.ts';
import { useSetting } from '../../state/use-setting.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ShortcutGroup, shortcutGroups } from './shortcut-groups.ts';
import './shortcuts.css';

/** All keys, made from the commands themselves, so that none is ever wrong. */
export function ShortcutsPanel() {
  const actions = useRegistry((registry) => registry.actions);
  const [typed, setTyped] = useState('');
  const groups = shortcutGroups(actions.values(), typed, keysOf);
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="large"
      className="dialog--edges shortcuts-dialog"
      onClose={() => showPanel(null)}
      footer={
        <>
          <SingleKeys />
          <span className="panel-grow" />
          <Button icon={<Printer size={14} aria-hidden />} onClick={() => window.print()}>
            Print
          </Button>
        </>
      }
    >
      <div className="shortcuts__find">
        <TextField
          label="Find a shortcut"
          hideLabel
          type="search"
          placeholder="Find by name or keys"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="shortcuts" aria-label="Shortcuts" tabIndex={0}>
        <div className="shortcuts__columns">
          {groups.map((group) => (
            <Group key={group.section} {...group} />
          ))}
        </div>
        {groups.length === 0 && <p className="picks__empty">No shortcut has this name.</p>}
      </section>
    </Dialog>
  );
}

function Group({ section, actions }: ShortcutGroup) {
  return (
    <div className="shortcuts__group">
      <h3>{section}</h3>
      <dl>
        {actions.map((action) => (
          <div key={action.id}>
            <dt>{action.label}</dt>
            <dd>
              {action.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** WCAG 2.1.4: keys without Ctrl or Alt can be switched off, for those whom dictation types letters. */
function SingleKeys() {
  const [on, setOn] = useSetting<boolean>(SINGLE_KEYS, true);
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => setOn(event.target.checked)}
      />
      Single-letter shortcuts
    </label>
  );
}

function keysOf(action: AppAction): string {
  return action.keys.map(formatKeys).join(' ');
}
