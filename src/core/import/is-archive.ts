/** Whether a file that starts so (read as Latin-1) is a ZIP archive, which many formats are inside. */
export function isArchive(head: string): boolean {
  return head.startsWith('PK\u0003\u0004');
}
