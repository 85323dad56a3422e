import { DecoratorNode, ElementNode, type NodeKey } from 'lexical';

/** The elements an article is shown with. */
export type BoxTag =
  | 'div'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'p'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'pre'
  | 'code'
  | 'table'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'figure'
  | 'figcaption'
  | 'a';

/** Attributes of a box. No styles: the page's content policy refuses them, and CSS files are their place. */
export type BoxAttributes = Readonly<Record<string, string>>;

/**
 * An element of the article with text or boxes in it. One class for all of them: the text is read-only, so
 * nothing that tells Lexical's own block classes apart (splitting, merging, typing) is ever asked of it.
 */
export class BoxNode extends ElementNode {
  __tag: BoxTag;
  __attributes: BoxAttributes;

  constructor(tag: BoxTag = 'div', attributes: BoxAttributes = {}, key?: NodeKey) {
    super(key);
    this.__tag = tag;
    this.__attributes = attributes;
  }

  override $config() {
    return this.config('box', { extends: ElementNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__tag = previous.__tag;
    this.__attributes = previous.__attributes;
  }

  override isInline(): boolean {
    return this.__tag === 'a';
  }

  override createDOM(): HTMLElement {
    return element(this.__tag, this.__attributes);
  }

  override updateDOM(): false {
    return false;
  }
}

/** What a hole shows: an image, or an element without text of its own. */
export type HoleTag = 'div' | 'img';

/**
 * Something in the article that is not its text: an image, a page break, the line under the title. It has
 * no text nodes, so that text on screen stays equal to the canonical text.
 */
export class HoleNode extends DecoratorNode<null> {
  __tag: HoleTag;
  __attributes: BoxAttributes;

  constructor(tag: HoleTag = 'div', attributes: BoxAttributes = {}, key?: NodeKey) {
    super(key);
    this.__tag = tag;
    this.__attributes = attributes;
  }

  override $config() {
    return this.config('hole', { extends: DecoratorNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__tag = previous.__tag;
    this.__attributes = previous.__attributes;
  }

  override isInline(): false {
    return false;
  }

  override createDOM(): HTMLElement {
    return element(this.__tag, this.__attributes);
  }

  override updateDOM(): false {
    return false;
  }
}

function element(tag: BoxTag | HoleTag, attributes: BoxAttributes): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
