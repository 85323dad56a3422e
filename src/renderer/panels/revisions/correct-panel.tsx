import { type FormEvent, useEffect, useId, useState } from 'react';
import type { CallResult } from '../../../contract/calls.ts';
import { OUTCOME_WORDS } from '../../../domain/revision-words.ts';
import { shorten } from '../../../domain/shorten.ts';
import { client } from '../../data/client.ts';
import { showFailure, showToast } from '../../state/announce.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { usePanelProps } from '../panel-props.ts';
import './revisions.css';

/** How long the typing must rest before it is asked what would become of the highlights, in milliseconds. */
const REST = 250;

/** Corrects the words of one paragraph: a typo, an error of reading. What would become of the highlights is told before. */
export function CorrectPanel() {
  const props = usePanelProps('correct');
  const [text, setText] = useState(props?.text ?? '');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const isChanged = props !== null && text !== props.text;
  const tried = useTrial(props, text);
  if (!props) return null;

  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (!isChanged || busy) return;
    setBusy(true);
    try {
      const { report } = await client.call('articles.correct', correction(props, text));
      showPanel(null);
      showToast(`Text corrected: ${report}`, { undo: true });
    } catch (error) {
      showFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Correct the text"
      sticky={isChanged}
      onClose={() => showPanel(null)}
      footer={
        <>
          <Button onClick={() => showPanel(null)}>Cancel</Button>
          <Button kind="primary" type="submit" form={`${id}-form`} disabled={!isChanged || busy}>
            Save <Kbd keys="$mod+Enter" />
          </Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={(event) => void submit(event)}>
        <label htmlFor={id} className="panel-label">
          The words of this paragraph
        </label>
        <textarea
          id={id}
          className="correct__field"
          data-autofocus
          spellCheck
          lang={props.language ?? undefined}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
          }}
        />
        <p className="panel-note">
          This makes a new revision; the old text stays. Emphasis and links stay on the words you
          leave as they are.
        </p>
      </form>
      <div className="correct__outcome" role="status">
        {isChanged && tried && <Outcome tried={tried} />}
      </div>
    </Dialog>
  );
}

type Trial =
  | { readonly kind: 'told'; readonly answer: CallResult<'articles.tryCorrection'> }
  | { readonly kind: 'refused'; readonly reason: string };

function Outcome({ tried }: { readonly tried: Trial }) {
  if (tried.kind === 'refused') return <p>{tried.reason}</p>;
  const { report, outcomes } = tried.answer;
  return (
    <>
      <p>If you save this: {report}.</p>
      {outcomes.length > 0 && (
        <ul>
          {outcomes.slice(0, 4).map(({ passageId, state, before, after }) => (
            <li key={passageId}>
              “{shorten(before, 60)}”: {OUTCOME_WORDS[state]}
              {after !== '' && after !== before && `, now “${shorten(after, 60)}”`}
            </li>
          ))}
          {outcomes.length > 4 && <li>and {outcomes.length - 4} more</li>}
        </ul>
      )}
    </>
  );
}

interface Place {
  readonly article: string;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  /** The words there, as they were when the panel was opened. */
  readonly text: string;
}

function correction({ article, revision, start, end, text: was }: Place, text: string) {
  return { id: article, revision, edits: [{ start, end, text, was }] };
}

function useTrial(place: Place | null, text: string): Trial | null {
  const [trial, setTrial] = useState<Trial | null>(null);
  useEffect(() => {
    if (!place || text === place.text) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      try {
        const answer = await client.call('articles.tryCorrection', correction(place, text));
        if (wanted) setTrial({ kind: 'told', answer });
      } catch (error) {
        if (wanted) setTrial({ kind: 'refused', reason: (error as Error).message });
      }
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [place, text]);
  return trial;
}
