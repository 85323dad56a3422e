import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { subtitleCues } from './subtitle-cues.ts';
import { subtitleVoices } from './subtitle-voices.ts';
import { titleFromName } from './title-from-name.ts';

interface Cue {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly speaker: string | null;
  /** Whether somebody else begins to speak, named or not. */
  readonly isNew: boolean;
  readonly text: string;
}

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
  const isSame = cue.speaker === before.speaker;
  return isSame && !cue.isNew && cue.from - before.to < PAUSE_MS && !isFull;
}

function joinedCue(before: Cue, { to, text }: Cue): Cue {
  return { ...before, to, text: `${before.text} ${text}` };
}

function cuesOf(source: string): Cue[] {
  const cues: Cue[] = [];
  let speaker: string | null = null;
  for (const { from, to, lines } of subtitleCues(source)) {
    for (const voice of subtitleVoices(lines)) {
      const text = plain(voice.text);
      if (text === '') continue;
      const isNew: boolean = voice.speaker === null ? voice.isNew : voice.speaker !== speaker;
      if (voice.speaker !== null || isNew) speaker = voice.speaker;
      cues.push({ from, to, speaker, isNew, text });
    }
  }
  return cues;
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
