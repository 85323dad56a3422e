/** What it was that a document did not come in, by the sentence that says so: hung, crashed or refused. */
export function refusal(sentence) {
  if (/ took longer than [\d.]+ s to read\.$/.test(sentence)) return 'hung';
  // What the reader says of an error that no format foresaw.
  const isUnforeseen = /could not be read(?: as what it says it is)?\.$|stopped its reader\.$/;
  return isUnforeseen.test(sentence) ? 'crashed' : 'refused';
}
