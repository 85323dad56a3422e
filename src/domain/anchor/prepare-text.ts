/** A text with what is computed once for all passages that look for their place in it. */
export interface PreparedText {
  readonly text: string;
}

/** Prepares a text to be anchored in. Once a text: its cost is that of reading it a few times. */
export function prepareText(text: string): PreparedText {
  return { text };
}
