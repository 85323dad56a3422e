import type { IncomingMessage } from 'node:http';

/** The body of a request, or why it cannot be had, as an HTTP status. */
export type Body =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'status'; readonly status: 400 | 413 };

/** Reads a JSON body of at most `limit` bytes; more is refused before it is held. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit)
    return { kind: 'status', status: 413 };
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > limit) return { kind: 'status', status: 413 };
      parts.push(part);
    }
    return { kind: 'value', value: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return { kind: 'status', status: 400 };
  }
}

/** Whether the body is declared as JSON and nothing else: no form of another page can send that type. */
export function declaresJson(request: IncomingMessage): boolean {
  const type = request.headers['content-type'] ?? '';
  return (
    /^application\/json(\s*;\s*charset=utf-8)?$/i.test(type) &&
    request.headers['content-encoding'] === undefined
  );
}
