import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { EditorRefPlugin } from '@lexical/react/LexicalEditorRefPlugin';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import type { LexicalEditor } from 'lexical';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import { showToast } from '../state/announce.ts';
import { Button } from '../ui/button.tsx';
import { dropDraft, keepDraft, noteDraft } from './note-draft.ts';
import { setLink } from './note-formats.ts';
import { NoteLinkField } from './note-link-field.tsx';
import { $noteMarkdown, $setNoteMarkdown, NOTE_NODES, NOTE_TRANSFORMERS } from './note-markdown.ts';
import { openNote } from './note-opening.ts';
import { NoteRules } from './note-rules.tsx';
import { NoteToolbar } from './note-toolbar.tsx';
import { NoteWatch } from './note-watch.tsx';
import { safeLink } from './safe-link.ts';
import { saveNote } from './save-note.ts';
import './note-editor.css';
import './note-text.css';

interface Props {
  readonly passage: Passage;
  /** `kept` says that the keyboard closed it, so that the focus belongs back where it came from. */
  readonly onClose: (byKeyboard: boolean) => void;
}

/**
 * A note in rich text. Ctrl+Enter, Esc and leaving it save; only Cancel gives up what was written, and can be
 * taken back. While one writes a draft is kept, and where the notebook refuses the words stay in the editor.
 */
export function NoteEditor({ passage, onClose }: Props) {
  const [draft] = useState(() => noteDraft(passage.id));
  const [broughtBack, setBroughtBack] = useState(draft !== null && draft !== passage.note);
  const [failed, setFailed] = useState<string | null>(null);
  /** What somebody else wrote there while this was being written. */
  const [theirs, setTheirs] = useState<string | null>(null);
  /** What the note said when writing began, or when the other's words were last seen. */
  const was = useRef(passage.note);
  const [linking, setLinking] = useState<{ readonly address: string | null } | null>(null);
  const editor = useRef<LexicalEditor | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  /** What the text was when it was opened: closing what was only looked at changes nothing. */
  const opened = useRef<string | null>(null);
  const state = useRef<'open' | 'saving' | 'closed'>('open');

  const isChanged = (): boolean => {
    const now = editor.current?.getEditorState().read($noteMarkdown);
    return now !== undefined && (now !== opened.current || broughtBack);
  };
  const finish = async (byKeyboard: boolean): Promise<void> => {
    if (state.current !== 'open' || !editor.current) return;
    if (isChanged()) {
      state.current = 'saving';
      const refusal = await saveNote(passage, editor.current.getEditorState(), was.current);
      if (refusal !== null) {
        state.current = 'open';
        setFailed(`Not saved: ${refusal.sentence}`);
        setTheirs(refusal.theirs);
        return;
      }
    } else dropDraft(passage.id);
    state.current = 'closed';
    onClose(byKeyboard);
  };
  const discard = (): void => {
    const markdown = editor.current?.getEditorState().read($noteMarkdown) ?? '';
    const changed = isChanged();
    state.current = 'closed';
    dropDraft(passage.id);
    if (changed) {
      showToast('What you wrote was left out', {
        action: {
          label: 'Bring it back',
          run: () => {
            keepDraft(passage.id, markdown);
            void import('./margin-store.ts').then(({ writeNote }) => writeNote(passage.id));
          },
        },
      });
    }
    onClose(true);
  };

  // Another article, a card that goes: what was written goes into the notebook all the same.
  const latest = useRef({ isChanged, passage });
  latest.current = { isChanged, passage };
  useEffect(
    () => () => {
      const { isChanged, passage } = latest.current;
      if (state.current !== 'open' || !editor.current || !isChanged()) return;
      void saveNote(passage, editor.current.getEditorState(), was.current).then((refusal) => {
        if (refusal === null) return;
        showToast(`The note was not saved: ${refusal.sentence}`, { failed: true });
      });
    },
    [],
  );

  // Before the editor sees them: on Esc it would only give up the focus.
  const onKeyDownFirst = (event: KeyboardEvent): void => {
    const inField = event.target instanceof HTMLInputElement;
    const command = event.ctrlKey || event.metaKey;
    if (inField || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || (event.key === 'Enter' && command)) void finish(true);
    else if (command && event.key.toLowerCase() === 'k') setLinking({ address: null });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leftFor = (target: Node | null): void => {
    // A window that is left for another keeps its editor; a press on what takes no focus does not.
    if (!document.hasFocus() || (target && box.current?.contains(target))) return;
    void finish(false);
  };
  const joinTheirs = (): void => {
    if (theirs === null) return;
    was.current = theirs;
    editor.current?.update(() => $setNoteMarkdown(`${$noteMarkdown()}\n\n${theirs}`));
    setTheirs(null);
    setFailed(null);
    editor.current?.focus();
  };
  const closeLink = (address?: string | null): void => {
    setLinking(null);
    editor.current?.focus();
    if (address !== undefined && editor.current) setLink(editor.current, address);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the editor inside
    <div
      ref={box}
      className="note-editor"
      onKeyDownCapture={onKeyDownFirst}
      // Keys of the reader mean nothing while one writes.
      onKeyDown={(event) => event.stopPropagation()}
      onBlur={(event) => leftFor(event.relatedTarget)}
    >
      <LexicalComposer
        initialConfig={{
          namespace: 'note',
          nodes: NOTE_NODES,
          theme: THEME,
          editorState: (made) => openNote(made, passage, draft),
          onError: (error) => setFailed(`The editor stopped: ${error.message}`),
        }}
      >
        <NoteToolbar
          linking={linking !== null}
          onLink={(address) => setLinking(linking ? null : { address })}
        />
        {linking && (
          <NoteLinkField
            address={linking.address}
            onLink={closeLink}
            onClose={() => closeLink(undefined)}
          />
        )}
        <div className="note-editor__page">
          <RichTextPlugin
            contentEditable={
              <ContentEditable
                className="note-editor__text note-text"
                aria-label={`Note on “${shorten(passage.text, 60)}”`}
                aria-describedby={`${id}-said`}
                aria-placeholder="Write a note"
                placeholder={<span className="note-editor__placeholder">Write a note…</span>}
              />
            }
            ErrorBoundary={LexicalErrorBoundary}
          />
        </div>
        <HistoryPlugin />
        <ListPlugin />
        <LinkPlugin validateUrl={(url) => safeLink(url) !== null} />
        <MarkdownShortcutPlugin transformers={NOTE_TRANSFORMERS} />
        <NoteRules />
        <EditorRefPlugin editorRef={editor} />
        <NoteWatch
          onOpen={(markdown) => {
            opened.current = draft === null ? markdown : passage.note;
          }}
          onText={(markdown) => {
            if (state.current !== 'open') return;
            if (markdown === opened.current) dropDraft(passage.id);
            else keepDraft(passage.id, markdown);
          }}
        />
      </LexicalComposer>
      <div id={`${id}-said`}>
        {broughtBack && (
          <p className="note-editor__said">
            Brought back: what you had not saved.{' '}
            <button
              type="button"
              className="note-editor__saved"
              onClick={() => {
                editor.current?.update(() => $setNoteMarkdown(passage.note));
                setBroughtBack(false);
                editor.current?.focus();
              }}
            >
              Use the saved note
            </button>
          </p>
        )}
        {failed && (
          <p className="note-editor__said note-editor__said--failed" role="alert">
            {failed} What you wrote is still here.
            {theirs !== null && (
              <>
                <q className="note-editor__theirs">{shorten(theirs, 300)}</q>
                <button type="button" className="note-editor__saved" onClick={joinTheirs}>
                  Put both into the note
                </button>
              </>
            )}
          </p>
        )}
      </div>
      <div className="note-editor__foot">
        <Button kind="quiet" onClick={discard}>
          Cancel
        </Button>
        <Button
          data-tip="Save and close"
          data-tip-keys="$mod+Enter"
          onClick={() => void finish(true)}
        >
          Save
        </Button>
      </div>
    </div>
  );
}

const THEME = {
  text: {
    bold: 'note-text__bold',
    italic: 'note-text__italic',
    code: 'note-text__code',
    strikethrough: 'note-text__struck',
  },
  list: { nested: { listitem: 'note-text__nested' } },
  code: 'note-text__block',
};
