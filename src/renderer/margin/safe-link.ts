const SCHEMES = ['http:', 'https:', 'mailto:'];

/** An address that a note's link may lead to: http, https or mailto; null for anything else. */
export function safeLink(address: string): string | null {
  try {
    const url = new URL(address.trim());
    return SCHEMES.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A typed address made whole: `example.org/x` and `a@example.org` get the scheme that is meant. */
export function completeLink(typed: string): string | null {
  const text = typed.trim();
  const safe = safeLink(text);
  if (safe) return safe;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/u.test(text)) return safeLink(`mailto:${text}`);
  return /^[^\s:/]+\.[^\s:/]{2,}(?:[:/?#]\S*)?$/u.test(text) ? safeLink(`https://${text}`) : null;
}
