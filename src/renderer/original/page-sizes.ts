/** The size of a page in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A4, until a page was read. */
const USUAL: PageSize = { width: 595, height: 842 };

/** What is known of the sizes of pages; one that was not read yet is taken to be as the first. */
export class PageSizes {
  readonly #known = new Map<number, PageSize>();

  of(page: number): PageSize {
    return this.#known.get(page) ?? this.#known.get(1) ?? USUAL;
  }

  note(page: number, size: PageSize): void {
    this.#known.set(page, size);
  }
}
