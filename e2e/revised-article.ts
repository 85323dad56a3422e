/** An article of ten paragraphs, and ten quotes of it to mark. */
export const PARAGRAPHS = [
  'Only about 40 sailors had come to the meeting in the old customs house on Sunday.',
  'The ferry company reported losses of three million crowns for the winter.',
  '“We will sail on Monday,” said the owner, who had been waiting for a week.',
  'The letters lie in a shed in the harbour, and nobody has sorted them since Friday.',
  'Bread comes by helicopter when the wind allows it; otherwise the islanders bake.',
  'The mayor believes that the strike was lawful from the first hour.',
  'A boat of the coast guard took two patients to the mainland during the night.',
  'The union asks for an hour of rest between two crossings, as the law demands.',
  'School has been cancelled on the outer islands until the boats sail again.',
  'The islanders have never asked for more than one boat a day.',
] as const;

export const QUOTES = [
  'about 40 sailors had come to the meeting',
  'reported losses of three million crowns',
  'who had been waiting for a week',
  'nobody has sorted them since Friday',
  'otherwise the islanders bake',
  'the strike was lawful from the first hour',
  'took two patients to the mainland',
  'an hour of rest between two crossings',
  'School has been cancelled on the outer islands',
  'The islanders have never asked for more than one boat a day.',
] as const;

export const TITLE = 'Ten days without a ferry';

/** The article as it was first brought in. */
export const OLD = markdown(PARAGRAPHS);

/**
 * The same, edited: two figures and a word are others, a paragraph is gone, one is new, the last one now stands
 * first, and all quotation marks are straight. Of the ten passages six stay or move, three changed, one is lost.
 */
export const NEW = markdown([
  PARAGRAPHS[9],
  'This article was corrected on Tuesday.',
  PARAGRAPHS[0],
  PARAGRAPHS[1].replace('three million', 'four million'),
  PARAGRAPHS[2].replace('“', '"').replace('”', '"'),
  PARAGRAPHS[4],
  PARAGRAPHS[5].replace('was lawful', 'was never lawful'),
  PARAGRAPHS[6].replace('two patients', 'three patients'),
  PARAGRAPHS[7],
  PARAGRAPHS[8],
]);

function markdown(paragraphs: readonly string[]): string {
  return `${[`# ${TITLE}`, ...paragraphs].join('\n\n')}\n`;
}
