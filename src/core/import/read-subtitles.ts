import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { titleFromName } from './title-from-name.ts';

interface Cue {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly speaker: string | null;
  readonly text: string;
}

const TIME = /(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
const RANGE = new RegExp(`^\\s*${TIME.source}\\s+-->\\s+${TIME.source}`);
/** "ANNA: …", "Dr. Okafor: …", "[Anna] …" */
const SPEAKER =
  /^(?:-\s*)?(?:\[([^\]]{1,40})\]:?|((?:\p{Lu}[\p{L}.'’-]*)(?:\s\p{Lu}[\p{L}.'’-]*){0,3}):)\s+/u;
/** A pause after which a new paragraph begins. */
const PAUSE_MS = 2500;
/** A paragraph longer than this ends with its sentence. */
const LONG = 500;

/** Reads subtitles: what one speaker says without a pause is a paragraph that knows its speaker and time. */
export function readSubtitles({ name, bytes, charset: told }: Input): ParsedDocument {
  const { text, charset, warnings } = decodeText(bytes, name, null, told);
  const cues = cuesOf(text);
  if (cues.length === 0) fail('empty', `${name} holds no subtitles.`);
  const blocks: Block[] = [];
  let open: Cue | null = null;
  const end = (cue: Cue | null): void => {
    if (!cue) return;
    const { from, speaker, text: words } = cue;
    blocks.push({ kind: 'paragraph', text: words, marks: [], locator: { at: from, speaker } });
  };
  for (const cue of cues) {
    const before: Cue | null = open;
    if (before && isOne(before, cue)) open = joinedCue(before, cue);
    else {
      end(before);
      open = cue;
    }
  }
  end(open);
  const title = /^WEBVTT[ \t]+(?:-[ \t]*)?(\S.*)$/m.exec(text)?.[1]?.trim() ?? titleFromName(name);
  return {
    bibliography: {
      ...emptyBibliography(title.slice(0, 2000), 'interview'),
      language: detectLanguage(cues.map((cue) => cue.text).join(' ')),
    },
    blocks,
    asides: [],
    charset,
    warnings,
  };
}

/** Whether a cue goes on with what was said before. */
function isOne(before: Cue, cue: Cue): boolean {
  const isFull = before.text.length > LONG && /[.!?…]["”’]?$/u.test(before.text);
  const isSame = cue.speaker === null || cue.speaker === before.speaker;
  return isSame && cue.from - before.to < PAUSE_MS && !isFull;
}

function joinedCue(before: Cue, { to, text }: Cue): Cue {
  return { ...before, to, text: `${before.text} ${text}` };
}

function cuesOf(source: string): Cue[] {
  const cues: Cue[] = [];
  let speaker: string | null = null;
  for (const group of source.split(/\n[ \t]*\n/)) {
    const lines = group.split('\n');
    const at = lines.findIndex((line) => RANGE.test(line));
    const times = at < 0 ? null : RANGE.exec(lines[at] ?? '');
    if (!times) continue;
    const [, ...parts] = times;
    for (const line of voices(lines.slice(at + 1).join('\n'))) {
      const said = SPEAKER.exec(line.text);
      const named = line.speaker ?? said?.[1] ?? said?.[2] ?? null;
      const text = plain(
        line.speaker === null && said ? line.text.slice(said[0].length) : line.text,
      );
      if (text === '') continue;
      if (named !== null) speaker = named;
      cues.push({
        from: timeOf(parts.slice(0, 4)),
        to: timeOf(parts.slice(4, 8)),
        speaker: named ?? speaker,
        text,
      });
    }
  }
  return cues;
}

/** One cue may hold several voices: `<v Anna>…`, or lines that begin with a dash. */
function voices(text: string): { speaker: string | null; text: string }[] {
  if (/<v[\s.]/.test(text)) {
    return [...text.matchAll(/<v(?:\.[\w.-]+)?\s+([^>]{1,80})>([\s\S]*?)(?=<\/v>|<v[\s.]|$)/g)].map(
      ([, speaker = '', words = '']) => ({ speaker: speaker.trim(), text: words }),
    );
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.every((line) => /^\s*[-–]\s/.test(line))) {
    return lines.map((line) => ({ speaker: null, text: line.replace(/^\s*[-–]\s+/, '') }));
  }
  return [{ speaker: null, text }];
}

function plain(text: string): string {
  return text
    .replace(/<[^>]{0,200}>|\{\\[^}]{0,100}\}/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&(?:lrm|rlm);/g, '')
    .replace(/&amp;/g, '&')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

function timeOf([hours, minutes, seconds, rest]: readonly (string | undefined)[]): number {
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  return whole * 1000 + Number((rest ?? '0').padEnd(3, '0'));
}
