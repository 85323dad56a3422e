import { showPanel } from '../../state/view.ts';
import { usePanelProps } from '../panel-props.ts';
import { SmallForm } from './small-form.tsx';

/** A question before something that is not taken back with one undo. */
export function ConfirmPanel() {
  const props = usePanelProps('confirm');
  if (!props) return null;
  const { title, text, verb, danger, run } = props;
  return (
    <SmallForm
      title={title}
      verb={verb}
      danger={danger ?? false}
      onSubmit={async () => {
        showPanel(null);
        await run();
      }}
    >
      <p>{text}</p>
    </SmallForm>
  );
}
