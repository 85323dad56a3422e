import { BookOpen, ClipboardPaste, FilePlus2, LibraryBig } from 'lucide-react';
import { useCall } from '../data/queries.ts';
import { showPanel } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { addSample } from './sample.ts';
import { Checklist } from './welcome/checklist.tsx';
import './welcome/welcome.css';

/** What an empty notebook shows: what it is in a sentence, the ways in, and the first four steps. */
export function Welcome() {
  const articles = useCall('notebook.info', {}).data?.articles;
  if (articles !== 0) return null;
  return (
    <div className="welcome">
      <BookOpen size={32} strokeWidth={1.4} className="welcome__book" aria-hidden />
      <h2>A notebook for what you read</h2>
      <p className="welcome__what">
        Commonplace keeps your articles on this computer, lets you mark and tag passages, and gives
        them out again, whole, wherever you write.
      </p>
      <div className="welcome__ways">
        <Button
          kind="primary"
          icon={<FilePlus2 size={16} aria-hidden />}
          onClick={() => showPanel('import')}
        >
          Add articles…
        </Button>
        <Button icon={<LibraryBig size={16} aria-hidden />} onClick={() => void addSample()}>
          Try the sample library
        </Button>
      </div>
      <p className="panel-note">
        <ClipboardPaste size={14} aria-hidden /> Or drop files and folders anywhere, or paste text
        with Ctrl V.
      </p>
      <Checklist />
    </div>
  );
}
