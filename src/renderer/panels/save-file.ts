/** Hands bytes or text to the person as a file, through the browser's own way of saving. */
export function saveFile(name: string, content: BlobPart, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is more than any disk needs to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
