import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { FORMAT_TEXT_COMMAND, type TextFormatType } from 'lexical';
import { Bold, Code, Italic, Link, List, ListOrdered, SquareCode, TextQuote } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { $noteFormats, type BlockKind, NO_FORMATS, toggleBlock } from './note-formats.ts';

interface Props {
  /** Whether the field for a link's address is open. */
  readonly linking: boolean;
  /** Asks for the field; with the address of the link the caret is in. */
  readonly onLink: (address: string | null) => void;
}

/** What can be done with the words of a note. One stop for Tab; arrows go on. */
export function NoteToolbar({ linking, onLink }: Props) {
  const [editor] = useLexicalComposerContext();
  const [formats, setFormats] = useState(NO_FORMATS);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const read = (): void => setFormats(editor.getEditorState().read($noteFormats));
    read();
    return editor.registerUpdateListener(read);
  }, [editor]);

  const text = (format: TextFormatType) => () =>
    editor.dispatchCommand(FORMAT_TEXT_COMMAND, format);
  const block = (kind: BlockKind) => () => toggleBlock(editor, kind, formats.block);
  const tools: readonly [string, ReactNode, () => void, boolean, string?][] = [
    ['Bold', <Bold key="i" size={14} />, text('bold'), formats.bold, '$mod+b'],
    ['Italic', <Italic key="i" size={14} />, text('italic'), formats.italic, '$mod+i'],
    [
      'Link',
      <Link key="i" size={14} />,
      () => onLink(formats.link),
      linking || formats.link !== null,
      '$mod+k',
    ],
    ['Code', <Code key="i" size={14} />, text('code'), formats.code],
    ['List', <List key="i" size={14} />, block('bullet'), formats.block === 'bullet'],
    [
      'Numbered list',
      <ListOrdered key="i" size={14} />,
      block('number'),
      formats.block === 'number',
    ],
    ['Quotation', <TextQuote key="i" size={14} />, block('quote'), formats.block === 'quote'],
    ['Block of code', <SquareCode key="i" size={14} />, block('code'), formats.block === 'code'],
  ];
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };

  return (
    <div
      ref={bar}
      className="note-editor__tools"
      role="toolbar"
      aria-label="Format"
      onKeyDown={move}
    >
      {tools.map(([label, icon, run, pressed, keys], index) => (
        <IconButton
          key={label}
          label={label}
          icon={icon}
          keys={keys ? [keys] : []}
          tabIndex={index === 0 ? 0 : -1}
          aria-pressed={pressed}
          // The words stay selected while a tool is pressed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={run}
        />
      ))}
    </div>
  );
}
