import type { ExportData, Exporter } from './export-data.ts';
import { losses } from './losses.ts';

/** The shape's version: raised when a field changes its meaning or goes; new fields do not raise it. */
export const JSON_EXPORT_VERSION = 1;

/**
 * JSON: everything, under the field names of the command line.
 *
 * `{format: "commonplace-export", version, exported, notebook, selection, tags, articles, links}`. `tags` is the
 * codebook, parents before children, tied by `parentId`. Each of `articles` has `id`, `bibliography` (CSL's
 * fields), `added`, `modified`, `revision`, `tags` (paths), `collections` and `passages`; each passage `id`,
 * `revision`, `quote` (as first marked), `prefix`, `suffix`, `ranges` (UTF-16 code units of the revision's
 * canonical text, half-open), `text` (what stands there now; empty where no one place is known), `state`, `review`
 * (how doubt about its place was settled: `open`, `kept`, `attached`, `lost` or null), `color`, `note` (Markdown), `noteState`
 * (Lexical's editor state or null), `tags` (paths), `created`, `modified`, `creator`, `page` (the label
 * of the printed page or null) and `recording` (`at` in milliseconds and `speaker`, or null). `links` point from passage
 * to passage.
 */
export const json: Exporter = {
  format: {
    id: 'json',
    label: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    holds: [
      'Passages with their places, context, colours, states, notes, tags and times',
      'Articles with all bibliographic fields, tags and collections',
      'The codebook with hierarchy, colours and definitions',
      'Links between passages',
    ],
    loses: ['The texts of the articles and their original files'],
  },
  write: (data) => ({
    text: `${JSON.stringify(shape(data), null, 2)}\n`,
    losses: losses.localAddresses(data),
  }),
};

function shape({ exported, notebook, selection, tags, articles, links }: ExportData): object {
  return {
    format: 'commonplace-export',
    version: JSON_EXPORT_VERSION,
    exported,
    notebook,
    selection,
    tags,
    articles,
    links,
  };
}
