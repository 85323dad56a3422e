declare module 'html-encoding-sniffer' {
  /** The charset that a page names, or the default; a WHATWG encoding name. */
  // biome-ignore lint/style/noDefaultExport: this is how the package exports it
  export default function sniff(
    bytes: Uint8Array,
    options?: {
      readonly defaultEncoding?: string;
      readonly xml?: boolean;
      readonly maxPrescanBytes?: number;
    },
  ): string;
}
