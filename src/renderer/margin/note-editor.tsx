import { $isLinkNode, $toggleLink } from '@lexical/link';
import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { $createQuoteNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { Bold, Code, Italic, Link, List, ListOrdered, Quote } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CallFailure } from '../../contract/failure.ts';
import type { Passage } from '../../contract/passage.ts';
import { client } from '../data/client.ts';
import { putPassages } from '../reader/passage-cache.ts';
import { announce } from '../state/announce.ts';
import { readSetting, writeSetting } from '../state/use-setting.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import './note-editor.css';
import { $noteMarkdown, $setNoteMarkdown, NOTE_NODES, NOTE_TRANSFORMERS } from './note-markdown.ts';
import { safeLink } from './safe-link.ts';

interface Props {
  readonly passage: Passage;
  readonly onClose: () => void;
}

const DRAFT_MS = 400;

/**
 * A note in rich text. Ctrl+Enter, Esc and leaving it save; only Cancel discards. While it is written a
 * draft is kept, so that a crash or a notebook that cannot be written takes nothing away.
 */
export function NoteEditor({ passage, onClose }: Props) {
  const draftKey = `draft.${passage.id}`;
  const draft = readSetting<string>(draftKey, '');
  const [failed, setFailed] = useState<string | null>(null);
  const done = useRef(false);
  const editor = useRef<LexicalEditor | null>(null);
  const box = useRef<HTMLDivElement>(null);

  const save = async (): Promise<void> => {
    if (done.current || !editor.current) return;
    done.current = true;
    const state = editor.current.getEditorState();
    const markdown = state.read($noteMarkdown);
    if (markdown === passage.note) {
      writeSetting(draftKey, '');
      onClose();
      return;
    }
    try {
      const note = { markdown, state: markdown === '' ? null : JSON.stringify(state.toJSON()) };
      const edited = await client.call('passages.edit', { ids: [passage.id], note });
      putPassages(passage.articleId, edited);
      writeSetting(draftKey, '');
      announce(markdown === '' ? 'Note removed' : 'Note saved');
      onClose();
    } catch (error) {
      // The words stay in the editor: they are nowhere else.
      done.current = false;
      setFailed(error instanceof CallFailure ? error.message : 'The note could not be saved.');
    }
  };
  const discard = (): void => {
    done.current = true;
    writeSetting(draftKey, '');
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const finish =
      event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    event.stopPropagation();
    if (!finish) return;
    event.preventDefault();
    void save();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are those of the editor inside
    <div
      ref={box}
      className="note-editor"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) void save();
      }}
    >
      <LexicalComposer
        initialConfig={{
          namespace: 'note',
          nodes: [...NOTE_NODES] as never,
          theme: THEME,
          editorState: (made) => open(made, passage, draft),
          onError: (error) => setFailed(`The editor stopped: ${error.message}`),
        }}
      >
        <Toolbar />
        <RichTextPlugin
          contentEditable={
            <ContentEditable
              className="note-editor__text"
              aria-label="Note"
              aria-placeholder="Write a note"
              placeholder={<span className="note-editor__placeholder">Write a note…</span>}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
        <ListPlugin />
        <LinkPlugin validateUrl={(url) => safeLink(url) !== null} />
        <MarkdownShortcutPlugin transformers={NOTE_TRANSFORMERS} />
        <Watch
          onEditor={(made) => {
            editor.current = made;
          }}
          onText={(markdown) => {
            if (!done.current) writeSetting(draftKey, markdown === passage.note ? '' : markdown);
          }}
        />
      </LexicalComposer>
      {draft !== '' && draft !== passage.note && (
        <p className="note-editor__draft">Your unsaved draft was brought back.</p>
      )}
      {failed && (
        <p className="note-editor__failed" role="alert">
          {failed}
        </p>
      )}
      <div className="note-editor__foot">
        <Button kind="quiet" onClick={discard}>
          Cancel
        </Button>
        <Button kind="primary" onClick={() => void save()}>
          Save
        </Button>
      </div>
    </div>
  );
}

/** A draft, else the editor's own state where it still fits the Markdown, else the Markdown. */
function open(editor: LexicalEditor, passage: Passage, draft: string): void {
  if (draft === '' && passage.noteState) {
    try {
      const state = editor.parseEditorState(passage.noteState);
      if (state.read($noteMarkdown) === passage.note) {
        editor.setEditorState(state);
        return;
      }
    } catch {
      // An editor state of another time: its Markdown says the same.
    }
  }
  $setNoteMarkdown(draft === '' ? passage.note : draft);
}

interface WatchProps {
  readonly onEditor: (editor: LexicalEditor) => void;
  readonly onText: (markdown: string) => void;
}

/** Puts the caret at the end once, and tells the text after each pause in writing. */
function Watch({ onEditor, onText }: WatchProps) {
  const [editor] = useLexicalComposerContext();
  const tell = useRef(onText);
  tell.current = onText;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for an editor
  useEffect(() => {
    onEditor(editor);
    editor.focus(() => editor.update(() => $getRoot().selectEnd()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => tell.current(editorState.read($noteMarkdown)), DRAFT_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [editor]);
  return null;
}

interface Formats {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly link: boolean;
  readonly quote: boolean;
}

const NONE: Formats = { bold: false, italic: false, code: false, link: false, quote: false };

function Toolbar() {
  const [editor] = useLexicalComposerContext();
  const [formats, setFormats] = useState(NONE);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => setFormats(editorState.read($formats))),
    [editor],
  );
  const toggleQuote = (): void =>
    editor.update(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      $setBlocksType(selection, () =>
        formats.quote ? $createParagraphNode() : $createQuoteNode(),
      );
    });
  const toggleLink = (): void => {
    if (formats.link) {
      editor.update(() => $toggleLink(null));
      return;
    }
    const address = safeLink(window.prompt('Address of the link (https://…)') ?? '');
    if (address) editor.update(() => $toggleLink(address));
  };
  const tool = (
    label: string,
    icon: React.ReactNode,
    run: () => void,
    pressed?: boolean,
    keys?: string,
  ) => (
    <IconButton
      label={label}
      icon={icon}
      keys={keys ? [keys] : []}
      aria-pressed={pressed}
      onPointerDown={(event) => event.preventDefault()}
      onClick={run}
    />
  );
  return (
    <div className="note-editor__tools" role="toolbar" aria-label="Format">
      {tool(
        'Bold',
        <Bold size={14} />,
        () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'),
        formats.bold,
        '$mod+b',
      )}
      {tool(
        'Italic',
        <Italic size={14} />,
        () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic'),
        formats.italic,
        '$mod+i',
      )}
      {tool(
        'Code',
        <Code size={14} />,
        () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'code'),
        formats.code,
      )}
      {tool('Link', <Link size={14} />, toggleLink, formats.link)}
      {tool('List', <List size={14} />, () =>
        editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined),
      )}
      {tool('Numbered list', <ListOrdered size={14} />, () =>
        editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined),
      )}
      {tool('Quotation', <Quote size={14} />, toggleQuote, formats.quote)}
    </div>
  );
}

function $formats(): Formats {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return NONE;
  const node = selection.anchor.getNode();
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    code: selection.hasFormat('code'),
    link: $isLinkNode(node.getParent()) || $isLinkNode(node),
    quote: $isQuoteNode(node.getTopLevelElement()),
  };
}

const THEME = {
  text: { bold: 'note-bold', italic: 'note-italic', code: 'note-code' },
  code: 'note-code-block',
};
