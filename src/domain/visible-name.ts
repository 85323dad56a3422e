/**
 * Characters that turn the direction of the text after them: embeddings, overrides and isolates. The marks
 * U+200E, U+200F and U+061C stay as they are: names in Arabic and Hebrew need them, and no letters change
 * places by them.
 */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Line ends and other controls, which would hide or tear what stands behind them. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
/** Letters of the block for tags, which show nothing at all and can hold a whole sentence. */
const UNSEEN = /[\u{e0000}-\u{e007f}]/gu;

/**
 * A name as it may be shown beside others: what would make it read as something else is written out, as
 * `article⟨U+202E⟩gpj.exe`. Names are kept as they came; only what is shown is changed.
 */
export function visibleName(name: string): string {
  return name
    .replace(TURNING, written)
    .replace(UNSEEN, written)
    .replace(CONTROLS, (control) => (/[\t\n\r]/.test(control) ? ' ' : written(control)));
}

function written(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `⟨U+${code}⟩`;
}
