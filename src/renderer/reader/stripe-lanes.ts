/** A passage's height on the page, in CSS pixels of the scrolled content. */
export interface Extent {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** A stripe and the lane it is drawn in; 0 is nearest the text. */
export interface Stripe extends Extent {
  readonly lane: number;
}

/**
 * Puts stripes that overlap in height beside each other, each in the first lane that is free there.
 * @param limit lanes there are; what finds none free shares the last, so that a crowd stays in the margin
 */
export function stripeLanes(extents: readonly Extent[], limit: number): Stripe[] {
  const sorted = [...extents].sort((a, b) => a.top - b.top || b.bottom - a.bottom);
  const ends: number[] = [];
  return sorted.map((extent) => {
    let lane = ends.findIndex((end) => end <= extent.top);
    if (lane === -1) lane = Math.min(ends.length, limit - 1);
    ends[lane] = Math.max(ends[lane] ?? 0, extent.bottom);
    return { ...extent, lane };
  });
}
