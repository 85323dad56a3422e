import { eld } from 'eld/extrasmall';

const SURE_LENGTH = 80;

/**
 * The language of a text as ISO 639-1, or null where it is too short or nobody can tell.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, 4000);
  if (sample.replace(/\P{L}/gu, '').length < SURE_LENGTH) return null;
  const result = eld.detect(sample);
  return result.language && result.isReliable() ? result.language : null;
}
