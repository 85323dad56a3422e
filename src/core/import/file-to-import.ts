/** A file to bring in. */
export interface FileToImport {
  readonly name: string;
  /** Base64. */
  readonly bytes: string;
  readonly type?: string | undefined;
  /** Paths. */
  readonly tags?: readonly string[] | undefined;
  /** A collection's id. */
  readonly collection?: string | undefined;
  readonly keepFurniture?: boolean | undefined;
  /** Opens a document that is encrypted; kept nowhere. */
  readonly password?: string | undefined;
  /** What was saved beside a web page; bytes as base64. */
  readonly companions?: readonly { readonly name: string; readonly bytes: string }[] | undefined;
  /** Books as one article a chapter. */
  readonly chapters?: boolean | undefined;
  /** Make a changed document of a known source its new revision, instead of an article that says so. */
  readonly revise?: boolean | undefined;
}
