/** A call that the program made to Electron, with its words as plain data. */
export interface Call {
  readonly name: string;
  readonly words: readonly unknown[];
}

/** The frame a message comes from. */
export type FrameForm =
  | { readonly kind: 'none' | 'main' | 'copy' | 'child' | 'destroyed' | 'detached' }
  | { readonly kind: 'at'; readonly origin: string; readonly url: string };

/** What a test has the stand-in do in Chromium's place. */
export type Command =
  | { readonly kind: 'calls' }
  /** The page calls through what the preload exposed. */
  | { readonly kind: 'page'; readonly call: string; readonly params: unknown }
  | {
      readonly kind: 'navigate';
      readonly event:
        | 'will-navigate'
        | 'will-frame-navigate'
        | 'will-redirect'
        | 'will-attach-webview';
      readonly url: string;
      readonly isMainFrame?: boolean;
    }
  | { readonly kind: 'open'; readonly url: string }
  /** Which button the next question gets. */
  | { readonly kind: 'box'; readonly answer: number }
  | {
      readonly kind: 'permission';
      readonly name: string;
      readonly from: string;
      readonly isMainFrame: boolean;
    }
  | { readonly kind: 'request'; readonly url: string; readonly resourceType: string }
  | { readonly kind: 'download'; readonly url: string }
  | { readonly kind: 'fetch'; readonly url: string; readonly method: string }
  | {
      readonly kind: 'message';
      readonly sender: 'ours' | 'other';
      readonly frame: FrameForm;
      readonly words: readonly unknown[];
    }
  | { readonly kind: 'argv'; readonly words: readonly string[] }
  /** The system hands over a file or a link. */
  | { readonly kind: 'system'; readonly event: 'open-file' | 'open-url'; readonly word: string }
  /** The page's process ends. */
  | { readonly kind: 'crash'; readonly reason: string }
  | { readonly kind: 'quit' };
