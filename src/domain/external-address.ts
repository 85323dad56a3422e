const ALLOWED = new Set(['https:', 'http:', 'mailto:']);
/** Controls, line ends, and the characters that turn the direction of text or show nothing. */
const DECEPTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;
const LONGEST = 2000;

/**
 * The address to show and open, in its plain ASCII form, or null where it must not be opened: another
 * scheme, a name and password in it, characters that make it read as something else.
 */
export function externalAddress(text: string): string | null {
  if (text.length > LONGEST || DECEPTIVE.test(text) || /[\s\\]/.test(text)) return null;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!ALLOWED.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:') {
    // A ready-made text or attachment would be sent in the user's name.
    return /^[^@/?#]+@[^@/?#]+$/.test(url.pathname) && url.search === '' && url.hash === ''
      ? url.href
      : null;
  }
  if (!/^https?:\/\/[^/]/i.test(text)) return null;
  return url.hostname === '' ? null : url.href;
}
