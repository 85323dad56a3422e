import { useEffect } from 'react';
import { showPanel } from '../../state/view.ts';
import { openPanel } from '../panel-props.ts';
import { stageFiles } from './staged-files.ts';
import { waitingFiles } from './waiting-file.ts';

/** Shorter text is more likely pasted by mistake than meant as an article. */
const LEAST = 80;

/**
 * Ctrl+V anywhere but in a field: files, formatted text and long text on the clipboard are offered for
 * adding, in the import panel, where they can be looked at first.
 */
export function usePasteOffer(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target) || !event.clipboardData) return;
      if (document.querySelector('dialog:modal')) return;
      const { files } = event.clipboardData;
      if (files.length > 0) {
        stageFiles(waitingFiles(files));
        showPanel('import');
        return;
      }
      const html = event.clipboardData.getData('text/html');
      const text = event.clipboardData.getData('text/plain');
      if (text.trim().length < LEAST) return;
      openPanel('import', {
        pasted: html === '' ? { kind: 'text', text } : { kind: 'html', text: html },
      });
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
