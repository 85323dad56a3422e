import { FileDown, FileX2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { showToast } from '../../state/announce.ts';
import { useView } from '../../state/view.ts';
import { openPanel } from '../panel-props.ts';
import { type Dragged, readDrag } from './read-drag.ts';
import { stageFiles } from './staged-files.ts';
import { startImport } from './start-import.ts';
import { takeEntries, walkEntries } from './walk-entries.ts';
import './drop-target.css';

/** The whole window as a place to drop files, folders and text; nothing is seen until a drag comes in. */
export function DropTarget() {
  const [dragged, setDragged] = useState<Dragged>('none');
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => watchDrags(setDragged), []);
  const shown = dragged !== 'none';
  useEffect(() => {
    // In the top layer, so that it is seen above an open panel too.
    if (shown) ref.current?.showPopover();
  }, [shown]);
  if (!shown) return null;
  const refused = dragged === 'refused';
  return (
    <div
      ref={ref}
      popover="manual"
      className={refused ? 'drop-target drop-target--refused' : 'drop-target'}
      aria-hidden="true"
    >
      <div className="drop-target__sign">
        {refused ? <FileX2 size={28} /> : <FileDown size={28} />}
        <strong>{WORDS[dragged].title}</strong>
        <span>{WORDS[dragged].text}</span>
      </div>
    </div>
  );
}

const WORDS = {
  none: { title: '', text: '' },
  files: { title: 'Drop to add', text: 'Files and folders, as many as you like' },
  text: { title: 'Drop to add this text', text: 'You can give it a title first' },
  refused: { title: 'This cannot be added', text: 'Pictures, sound and film hold no text to read' },
} as const;

/** Follows what is dragged over the window from outside it, and takes it in when it is dropped. */
function watchDrags(show: (dragged: Dragged) => void): () => void {
  // What is dragged out of this window (a tag, a picture of an article) is not for adding.
  let inner = false;
  let now: Dragged = 'none';
  const set = (dragged: Dragged): void => {
    if (dragged !== now) show(dragged);
    now = dragged;
  };
  const over = (event: DragEvent): void => {
    if (inner || !event.dataTransfer) return;
    const dragged = readDrag(event.dataTransfer);
    if (dragged === 'none') return;
    event.preventDefault();
    event.dataTransfer.dropEffect = dragged === 'refused' ? 'none' : 'copy';
    set(dragged);
  };
  const leave = (event: DragEvent): void => {
    // Leaving for nothing is leaving the window; leaving for another element is not.
    if (event.relatedTarget === null) set('none');
  };
  const drop = (event: DragEvent): void => {
    const dragged = now;
    set('none');
    if (inner || dragged === 'none' || !event.dataTransfer) return;
    event.preventDefault();
    if (dragged === 'files') void takeFiles(event.dataTransfer);
    if (dragged === 'text') takeText(event.dataTransfer);
  };
  const begin = (): void => {
    inner = true;
  };
  const end = (): void => {
    inner = false;
    set('none');
  };
  const listeners = {
    dragstart: begin,
    dragend: end,
    dragenter: over,
    dragover: over,
    dragleave: leave,
    drop,
  } as const;
  for (const [name, listener] of Object.entries(listeners)) {
    window.addEventListener(name, listener as EventListener);
  }
  return () => {
    for (const [name, listener] of Object.entries(listeners)) {
      window.removeEventListener(name, listener as EventListener);
    }
  };
}

async function takeFiles(transfer: DataTransfer): Promise<void> {
  const failed: string[] = [];
  const files = await walkEntries(takeEntries(transfer.items), (path) => failed.push(path));
  for (const path of failed) showToast(`The folder ${path} cannot be read.`, { failed: true });
  if (useView.getState().panel === 'import') stageFiles(files);
  else if (files.length > 0) await startImport(files);
  else if (failed.length === 0) showToast('The folder is empty.', { failed: true });
}

function takeText(transfer: DataTransfer): void {
  const html = transfer.getData('text/html');
  const text = html === '' ? transfer.getData('text/plain') : html;
  if (text.trim() === '') return;
  openPanel('import', { pasted: { kind: html === '' ? 'text' : 'html', text } });
}
