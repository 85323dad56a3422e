import './search-help.css';

interface Props {
  /** Puts an example into the box. */
  readonly onTry: (example: string) => void;
}

/** What the box understands, shown while it is empty. Each example can be pressed. */
export function SearchHelp({ onTry }: Props) {
  return (
    <div className="search-help">
      <p className="search-help__title">What you can ask for</p>
      <dl>
        {EXAMPLES.map(({ example, insert, words }) => (
          <div key={example} className="search-help__row">
            <dt>
              <button
                type="button"
                tabIndex={-1}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onTry(insert)}
              >
                {example}
              </button>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const EXAMPLES = [
  { example: 'art memory', insert: '', words: 'both words, anywhere' },
  { example: '“art of memory”', insert: '"', words: 'the words as they stand' },
  { example: 'memor*', insert: '', words: 'words that begin so' },
  { example: '-latin', insert: '-', words: 'without the word' },
  { example: 'tag:reading', insert: 'tag:', words: 'with the tag, or one inside it' },
  { example: 'author:bacon', insert: 'author:', words: 'by the author' },
  { example: 'in:passages', insert: 'in:passages ', words: 'only passages and their notes' },
  { example: 'before:1700', insert: 'before:', words: 'older, or newer with after:' },
] as const;
