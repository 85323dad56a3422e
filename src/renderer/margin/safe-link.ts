/** An address that a note's link may lead to: http, https or mailto; null for anything else. */
export function safeLink(address: string): string | null {
  try {
    const url = new URL(address.trim());
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
