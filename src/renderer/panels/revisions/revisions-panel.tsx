import { useCall } from '../../data/queries.ts';
import { dayOf, originOf } from '../../revisions/revision-words.ts';
import {
  compareRevisions,
  openArticle,
  readRevision,
  showPanel,
  useView,
} from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePanelProps } from '../panel-props.ts';
import './revisions.css';

/** The revisions of an article: to be read with the passages that stood in them, and compared. */
export function RevisionsPanel() {
  const props = usePanelProps('revisions');
  const open = useView((view) => view.articleId);
  const id = props?.article ?? open;
  const revisions = useCall('articles.revisions', { id: id ?? '' }, { enabled: id !== null }).data;
  const current = revisions?.at(-1)?.number ?? 1;
  const leave = (go: () => void): void => {
    showPanel(null);
    if (id !== null && id !== open) openArticle(id);
    go();
  };
  return (
    <Dialog
      title="Revisions"
      onClose={() => showPanel(null)}
      footer={
        <Button kind="primary" data-autofocus onClick={() => showPanel(null)}>
          Close
        </Button>
      }
    >
      <p className="panel-note">
        Each import of a changed document and each correction makes a revision. The old ones stay,
        with the highlights that stood in them.
      </p>
      <ol className="revisions" reversed>
        {[...(revisions ?? [])].reverse().map((row) => (
          <li key={row.number} className="revisions__row">
            <div className="revisions__what">
              <strong>
                Revision {row.number}
                {row.number === current && ', current'}
              </strong>
              <span>
                {dayOf(row.made)} · {originOf(row)} · {row.words.toLocaleString('en')} words ·{' '}
                {row.passages === 1 ? '1 passage' : `${row.passages.toLocaleString('en')} passages`}
              </span>
            </div>
            {row.number !== current && (
              <Button
                kind="quiet"
                onClick={() => leave(() => compareRevisions(row.number, current))}
              >
                Compare
                <span className="visually-hidden"> revision {row.number} with the current one</span>
              </Button>
            )}
            <Button
              kind="quiet"
              onClick={() => leave(() => readRevision(row.number === current ? null : row.number))}
            >
              Read<span className="visually-hidden"> revision {row.number}</span>
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
