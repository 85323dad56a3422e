declare module 'punycode/punycode.es6.js' {
  /** A host name with its `xn--` parts decoded. */
  export function toUnicode(host: string): string;
}
