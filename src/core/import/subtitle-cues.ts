/** A subtitle as its file has it. Times in milliseconds. */
export interface RawCue {
  readonly from: number;
  readonly to: number;
  /** Its lines, none of them empty. */
  readonly lines: readonly string[];
}

const TIME = /(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,:](\d{1,3}))?/;
const RANGE = new RegExp(`^\\s*${TIME.source}\\s*-{1,2}>\\s*${TIME.source}(?=\\s|$)`);
/** Live captions roll up: each cue says the last line of the one before again. So many must, to be that. */
const ROLLING = 0.25;

/**
 * The subtitles of a file, in order. Files that lack the empty lines between them are read as well, and what
 * rolls up is said once.
 * @param text SubRip or WebVTT
 */
export function subtitleCues(text: string): RawCue[] {
  const isVtt = /^\s*WEBVTT/.test(text);
  const cues: { from: number; to: number; lines: string[] }[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const times = RANGE.exec(line)?.slice(1);
    const open = cues.at(-1);
    if (times) {
      // The number of a cue stands before its times.
      if (isOpen && /^\s*\d+\s*$/.test(open?.lines.at(-1) ?? '')) open?.lines.pop();
      cues.push({ from: timeOf(times.slice(0, 4)), to: timeOf(times.slice(4)), lines: [] });
      isOpen = true;
    } else if (isOpen && (line.trim() !== '' || !isVtt)) open?.lines.push(line);
    // Line ends in SubRip do not end a cue: the next one's times do. WebVTT has notes between.
    else if (line === '' || open?.lines.some((one) => one.trim() !== '')) isOpen = false;
  }
  const full = cues.map((cue) => ({
    ...cue,
    lines: cue.lines.filter((line) => line.trim() !== ''),
  }));
  return saidOnce(full);
}

function saidOnce(cues: readonly RawCue[]): RawCue[] {
  const again = cues.map(({ lines }, at) => repeated(cues[at - 1]?.lines ?? [], lines));
  const share = again.filter((count) => count > 0).length / Math.max(1, cues.length);
  if (share < ROLLING) return [...cues];
  return cues.map((cue, at) => ({ ...cue, lines: cue.lines.slice(again[at] ?? 0) }));
}

/** How many lines a cue begins with that the one before ended with. */
function repeated(before: readonly string[], lines: readonly string[]): number {
  for (let count = Math.min(before.length, lines.length); count > 0; count -= 1) {
    const end = before.slice(-count).map(bare);
    if (lines.slice(0, count).every((line, at) => bare(line) === end[at])) return count;
  }
  return 0;
}

function bare(line: string): string {
  return line.replace(/<[^>]*>/g, '').trim();
}

function timeOf([hours, minutes, seconds, rest]: readonly (string | undefined)[]): number {
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  return whole * 1000 + Number((rest ?? '0').padEnd(3, '0'));
}
