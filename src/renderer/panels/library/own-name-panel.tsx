import { useState } from 'react';
import { OWN_NAME } from '../../../contract/settings.ts';
import { announce } from '../../state/announce.ts';
import { useSetting } from '../../state/use-setting.ts';
import { showPanel } from '../../state/view.ts';
import { TextField } from '../../ui/text-field.tsx';
import { SmallForm } from './small-form.tsx';

/** The name on the passages one makes, so that they can be told from a colleague's and from a document's own. */
export function OwnNamePanel() {
  const [own, setOwn] = useSetting<string>(OWN_NAME, '');
  const [name, setName] = useState(own);
  const submit = (): void => {
    const clean = name.replace(/\s+/gu, ' ').trim();
    setOwn(clean);
    showPanel(null);
    announce(clean === '' ? 'New highlights bear no name.' : `New highlights bear ${clean}.`);
  };
  return (
    <SmallForm title="Your name" verb="Save" onSubmit={submit}>
      <TextField
        label="Name on new highlights"
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p className="small-form__hint">
        It is kept in this notebook and goes along in exports. Left empty, highlights bear no name.
      </p>
    </SmallForm>
  );
}
