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
  switch (kind) {
    case 'same':
      return <span>{text}</span>;
    case 'removed':
      return (
        <del className="word-diff word-diff--removed">
          <span className="visually-hidden">[removed: </span>
          {text}
          <span className="visually-hidden">]</span>
        </del>
      );
    case 'added':
      return (
        <ins className="word-diff word-diff--added">
          <span className="visually-hidden">[added: </span>
          {text}
          <span className="visually-hidden">]</span>
        </ins>
      );
  }
}
