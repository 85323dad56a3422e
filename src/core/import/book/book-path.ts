/**
 * A reference inside a book as a name of its archive, without what follows `#`.
 * @param from the file that refers
 */
export function pathFrom(from: string, reference: string): string {
  const [bare = ''] = reference.split(/[#?]/);
  const path = decoded(bare);
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const piece of path.split('/')) {
    if (piece === '..') parts.pop();
    else if (piece !== '' && piece !== '.') parts.push(piece);
  }
  return parts.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
