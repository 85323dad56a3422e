/** What one voice says in a subtitle. */
export interface Voice {
  /** Null where the subtitle does not name it. */
  readonly speaker: string | null;
  /** Whether somebody else begins to speak here. */
  readonly isNew: boolean;
  /** With the marks of the format still in it. */
  readonly text: string;
}

/** "ANNA: …", "Dr. Okafor: …", "[Anna] …", "[2]: …"; marks of the format may stand before. */
const SPEAKER =
  /^((?:<[^>]{0,200}>|\{\\[^}]{0,100}\})*)(?:\[([^\]]{1,40})\](:?)|((?:\p{Lu}[\p{L}.'’-]*)(?:\s\p{Lu}[\p{L}.'’-]*){0,3}(?:\s\d{1,2})?):)\s+/u;
/** What is heard stands in brackets as those who speak do. */
const SOUND =
  /(?:^|\b)(?:musi[ckq]|musique|música|applau|aplausos|laugh|rires|risas|gelächter|lachen|cheer|nois|silen|inaudib|indistinct|crosstalk|sigh|cough|paus|foreign|ringing|play|chuckl|gasp|scream|shout|whisper|clap|beep|door|background|unintelligible|unverständlich|blank)/iu;
/** What sentences begin with that is nobody's name. */
const NO_NAME =
  /^(?:note|warning|caution|remember|example|however|question|answer|update|translation|subtitles?|captions?|hinweis|achtung|frage|antwort|remarque|attention|nota|pregunta|respuesta)$/iu;
/** Where captions of broadcasts change to another speaker, or another story. */
const TURN = /^\s*>{2,3}\s*/;
const DASH = /^\s*[-–—]\s*(?=\S)/;

/** The voices in the lines of one subtitle: `<v Anna>…`, lines after dashes or `>>`, lines after names. */
export function subtitleVoices(lines: readonly string[]): Voice[] {
  const text = lines.join('\n');
  if (/<v[\s.]/.test(text)) {
    return [...text.matchAll(/<v(?:\.[\w.-]+)?\s+([^>]{1,80})>([\s\S]*?)(?=<\/v>|<v[\s.]|$)/g)].map(
      ([, speaker = '', words = '']) => ({ speaker: speaker.trim(), isNew: true, text: words }),
    );
  }
  const isDialogue = lines.length > 1 && lines.every((line) => DASH.test(line));
  const parts: string[] = [];
  for (const line of lines) {
    const begins =
      isDialogue || TURN.test(line) || /^[\p{Lu}\d][\p{Lu}\d .'’-]{0,30}:\s/u.test(line);
    const last = parts.at(-1);
    if (begins || last === undefined) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts.map((part) => voiceOf(part, isDialogue));
}

function voiceOf(part: string, isDialogue: boolean): Voice {
  const isTurn = TURN.test(part);
  const said = part.replace(TURN, '');
  const words = isDialogue ? said.replace(DASH, '') : said;
  const [all = '', marks = '', bracketed, colon, plain] =
    SPEAKER.exec(words.replace(/^-\s*/, '')) ?? [];
  const isSound =
    bracketed !== undefined &&
    colon !== ':' &&
    (/^\p{Ll}/u.test(bracketed) || SOUND.test(bracketed));
  const speaker = isSound || NO_NAME.test(plain ?? '') ? null : (bracketed ?? plain ?? null);
  return {
    speaker,
    isNew: isTurn || isDialogue,
    text: speaker === null ? words : marks + words.replace(/^-\s*/, '').slice(all.length),
  };
}
