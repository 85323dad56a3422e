import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageFile } from '../page/page-files.ts';

/** Ends an answer that has a status and nothing else. */
export function sendStatus(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
): void {
  leaveBody(request, response);
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
}

/** Ends an answer with a JSON body. */
export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: unknown,
): void {
  const bytes = Buffer.from(JSON.stringify(value));
  leaveBody(request, response);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  });
  response.end(bytes);
}

/** Ends an answer with a file of the page; HEAD gets the headers alone. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes.length });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

/** A refused request's body is not read: the connection is closed after the answer instead. */
function leaveBody(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete) response.setHeader('Connection', 'close');
}
