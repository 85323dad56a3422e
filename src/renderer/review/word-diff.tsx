import type { WordPiece } from '../../contract/revision.ts';
import './word-diff.css';

interface Props {
  readonly pieces: readonly WordPiece[];
  /** The wording to show; pieces of the other one are left out. */
  readonly side: 'old' | 'new';
}

/**
 * A wording with what differs from another marked: by colour, by a line through or under it, and for a screen reader
 * in words.
 */
export function WordDiff({ pieces, side }: Props) {
  const other = side === 'old' ? 'added' : 'removed';
  return pieces
    .filter((piece) => piece.kind !== other)
    .map((piece, at) => <Piece key={at} piece={piece} />);
}

function Piece({ piece: { kind, text } }: { readonly piece: WordPiece }) {
  if (kind === 'same') return <span>{text}</span>;
  const Tag = kind === 'removed' ? 'del' : 'ins';
  // The space behind the words is not what differs.
  const words = text.trimEnd() || text;
  return (
    <>
      <Tag className={`word-diff word-diff--${kind}`}>
        <span className="visually-hidden">[{kind}: </span>
        {words}
        <span className="visually-hidden">]</span>
      </Tag>
      {text.slice(words.length)}
    </>
  );
}
