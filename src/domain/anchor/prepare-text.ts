import { FOLDED_QUOTATION, KIND, kindOf, spelledOut } from './character-kinds.ts';
import { gapReader } from './gap.ts';
import { wordStarts } from './word-starts.ts';

/**
 * A text with what is computed once for all passages that look for their place in it: its letters, which are
 * its characters without spaces, dashes and invisible characters, with quotation marks, ligatures and normal
 * forms made alike. What was left out between two letters is kept as a gap, so nothing that makes other words
 * is forgotten.
 */
export interface PreparedText {
  readonly text: string;
  readonly letters: string;
  /** Where in the text each letter starts and ends, in UTF-16 code units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What stands before each letter (see `GAP`); one more for what stands after the last. */
  readonly gaps: Uint8Array;
  /** The letter each word starts at; the last entry is the number of letters. Signs are words of their own. */
  readonly words: Int32Array;
}

/** Prepares a text to be anchored in. Once a text: its cost is that of reading it a few times. */
export function prepareText(text: string): PreparedText {
  const folded = new Letters(text.length);
  if (text.normalize('NFC') === text) readPlain(text, folded);
  else readClusters(text, folded);
  return folded.finish(text);
}

function readPlain(text: string, folded: Letters): void {
  for (let at = 0; at < text.length; at += 1) folded.read(text.charCodeAt(at), at, at + 1);
}

/** Text that is not in normal form C: a character with its marks is composed, and kept together where that changes it. */
function readClusters(text: string, folded: Letters): void {
  let at = 0;
  while (at < text.length) {
    let end = at + 1;
    while (end < text.length && follows(text.charCodeAt(end))) end += 1;
    const cluster = text.slice(at, end);
    const composed =
      end - at > 1 || text.charCodeAt(at) >= 0x300 ? cluster.normalize('NFC') : cluster;
    if (composed === cluster) {
      for (let unit = at; unit < end; unit += 1) folded.read(text.charCodeAt(unit), unit, unit + 1);
    } else {
      for (let unit = 0; unit < composed.length; unit += 1) {
        folded.read(composed.charCodeAt(unit), at, end);
      }
    }
    at = end;
  }
}

function follows(unit: number): boolean {
  return kindOf[unit] === KIND.follower || (unit >= 0x1160 && unit <= 0x11ff);
}

class Letters {
  private count = 0;
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private gaps: Uint8Array;
  private last = -1;
  private readonly gap = gapReader();

  constructor(length: number) {
    this.units = new Uint16Array(length + 16);
    this.starts = new Int32Array(length + 16);
    this.ends = new Int32Array(length + 16);
    this.gaps = new Uint8Array(length + 16);
  }

  /** One code unit of the text in normal form C, and what it stands for. */
  read(unit: number, start: number, end: number): void {
    const kind = kindOf[unit] ?? 0;
    if (kind >= KIND.space && kind <= KIND.dash) {
      this.gap.read(kind, unit);
      return;
    }
    const variant = spelledOut(unit);
    if (variant !== null) {
      for (let at = 0; at < variant.length; at += 1) this.add(variant.charCodeAt(at), start, end);
    } else this.add(unit, start, end);
  }

  private add(unit: number, start: number, end: number): void {
    const kind = kindOf[unit] ?? 0;
    if (kind >= KIND.space && kind <= KIND.dash) {
      this.gap.read(kind, unit);
      return;
    }
    if (this.count + 1 >= this.units.length) this.grow();
    this.gaps[this.count] = this.gap.take(this.last, kind);
    this.units[this.count] = kind === KIND.quotation ? FOLDED_QUOTATION : unit;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
    this.last = kind;
  }

  finish(text: string): PreparedText {
    this.gaps[this.count] = this.gap.take(this.last, -1);
    const letters = stringOf(this.units.subarray(0, this.count));
    const gaps = this.gaps.slice(0, this.count + 1);
    return {
      text,
      letters,
      starts: this.starts.slice(0, this.count),
      ends: this.ends.slice(0, this.count),
      gaps,
      words: wordStarts(letters, gaps),
    };
  }

  private grow(): void {
    const length = this.units.length * 2;
    const larger = <T extends Uint16Array | Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.units = larger(this.units, new Uint16Array(length));
    this.starts = larger(this.starts, new Int32Array(length));
    this.ends = larger(this.ends, new Int32Array(length));
    this.gaps = larger(this.gaps, new Uint8Array(length));
  }
}

/** In pieces: a call takes only so many arguments. */
function stringOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 8192) {
    // Not spread: a typed array would go through its iterator, which is several times slower.
    text += String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]);
  }
  return text;
}
