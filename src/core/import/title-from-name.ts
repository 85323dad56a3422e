/** A title of last resort: the file's name without its folders and its ending, separators made spaces. */
export function titleFromName(name: string): string {
  const stem = name.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');
  const words = /\s/.test(stem) ? stem : stem.replace(/[_-]+/g, ' ');
  return words.trim() || 'Untitled';
}
