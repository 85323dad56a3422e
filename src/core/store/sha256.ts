import { hash } from 'node:crypto';

/** SHA-256 as hexadecimal; text is hashed in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
