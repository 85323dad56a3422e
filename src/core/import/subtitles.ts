import type { Format } from './format.ts';

/** Subtitles and transcripts: SubRip and WebVTT. */
export const subtitles: Format = {
  id: 'subtitles',
  label: 'Subtitles and transcripts (SRT, VTT)',
  extensions: ['.srt', '.vtt'],
  recognise: (head) =>
    /^WEBVTT\b/.test(head) || /^\s*\d+\s*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s+-->/.test(head),
  parse: async (input) => (await import('./read-subtitles.ts')).readSubtitles(input),
};
