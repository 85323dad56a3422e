import { z } from 'zod';
import {
  articleRowSchema,
  articleSchema,
  articleSortSchema,
  bibliographySchema,
  collectionSchema,
} from './article.ts';
import { backupContentSchema, backupSchema } from './backup.ts';
import { changeSchema } from './change.ts';
import { exportedSchema, exportFormatSchema, groupingSchema, selectionSchema } from './export.ts';
import { importRowSchema, jobSchema } from './job.ts';
import { notebookStateSchema } from './notebook-state.ts';
import {
  anchorStateSchema,
  colorSchema,
  noteSchema,
  passageSchema,
  rangeSchema,
} from './passage.ts';
import {
  decisionSchema,
  differenceSchema,
  outcomeCountsSchema,
  outcomeSchema,
  reviewItemSchema,
  revisedSchema,
  revisionRowSchema,
  textEditSchema,
} from './revision.ts';
import { savedSearchSchema, searchHitSchema, searchPlaceSchema } from './search.ts';
import { tagPathSchema, tagSchema } from './tag.ts';

/** A call: what goes in, what comes out, and a sentence on what it does. */
interface CallShape<P extends z.ZodType, R extends z.ZodType> {
  readonly doc: string;
  readonly params: P;
  readonly result: R;
}

function call<P extends z.ZodType, R extends z.ZodType>(
  doc: string,
  params: P,
  result: R,
): CallShape<P, R> {
  return { doc, params, result };
}

const id = z.string().min(1).max(100);
const ids = z.array(id).min(1).max(100_000);
const name = z.string().trim().min(1).max(200);
const page = {
  limit: z.number().int().positive().max(1_000_000).optional(),
  offset: z.number().int().nonnegative().optional(),
};
const draftName = z.string().min(1).max(200);
/**
 * The words at ranges as whoever sends them saw them, several ranges joined with " … ". Where others stand there
 * by now nothing is changed and the failure is a `conflict`: numbers of revisions come again after an undo.
 */
const wordsThere = z.string().max(10_000_000).optional();

/** The number of things that would be touched, where it is more than twenty: what `unconfirmed` told. */
const confirm = z.number().int().optional();
const nothing = z.strictObject({});
const done = z.strictObject({});
/** A file as it crosses the contract: base64, because the loopback host speaks JSON. */
const file = {
  /** The file's name or relative path, as the report shows it. */
  name: z.string().min(1).max(4000),
  bytes: z.base64(),
};

/** How a file is to be read. */
const options = {
  /** Books as one article for each chapter. */
  chapters: z.boolean().optional(),
  /** Opens a document that is encrypted; kept nowhere. */
  password: z.string().max(1000).optional(),
  /** What a browser saved beside a page, by the way from the page to it. */
  companions: z.array(z.strictObject(file)).max(5000).optional(),
};

/**
 * Every call of the notebook. Adding one: a line here, and a function under the same name in a file of
 * `core/features`; leaving out the second does not compile.
 */
export const calls = {
  'notebook.info': call(
    'What the window shows of the notebook itself.',
    nothing,
    z.strictObject({
      name: z.string(),
      articles: z.number().int(),
      passages: z.number().int(),
      /** How many passages ask for review. */
      review: z.number().int(),
      trashed: z.number().int(),
      /** Whether the sample library is in the notebook. */
      sample: z.boolean(),
      /** The labels of the changes that undo and redo would touch; null when there is none. */
      undo: z.string().nullable(),
      redo: z.string().nullable(),
    }),
  ),
  'notebook.stats': call(
    'Counts and sizes.',
    nothing,
    z.strictObject({
      articles: z.number().int(),
      revisions: z.number().int(),
      passages: z.number().int(),
      tags: z.number().int(),
      links: z.number().int(),
      memos: z.number().int(),
      changes: z.number().int(),
      /** Of the notebook's file on disk. */
      bytes: z.number().int(),
    }),
  ),
  'notebook.check': call(
    'Checks the file, keys, full-text index and anchors; `rebuildIndex` makes the index anew first.',
    z.strictObject({ rebuildIndex: z.boolean().optional() }),
    z.array(z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() })),
  ),
  'notebook.state': call(
    'How the notebook stands: notices, the last verified backup, what is being written and not saved.',
    nothing,
    notebookStateSchema,
  ),
  'notebook.dismiss': call(
    'Takes away a notice that was read.',
    z.strictObject({ kind: z.enum(['missing', 'place']) }),
    done,
  ),
  'drafts.list': call(
    'What was being written and not saved.',
    nothing,
    z.array(z.strictObject({ name: z.string(), text: z.string() })),
  ),
  'drafts.keep': call(
    'Keeps what is being written, so that no crash takes it away; no change in the history.',
    z.strictObject({ name: draftName, text: z.string().max(1_000_000) }),
    done,
  ),
  'drafts.drop': call(
    'Forgets a draft: it was saved, or given up.',
    z.strictObject({ name: draftName }),
    done,
  ),

  'backups.list': call(
    'The backups of the notebook, newest first, and where they are.',
    nothing,
    z.strictObject({ folder: z.string(), backups: z.array(backupSchema) }),
  ),
  'backups.make': call('Makes a backup now and verifies it.', nothing, backupSchema),
  'backups.look': call(
    'What a backup holds, beside what the notebook holds now.',
    z.strictObject({ id }),
    backupContentSchema,
  ),
  'backups.restore': call(
    'Puts a backup in the place of the notebook, after a backup of the notebook as it is.',
    z.strictObject({ id }),
    z.strictObject({ articles: z.number().int(), passages: z.number().int() }),
  ),
  'backups.delete': call('Deletes backups for good.', z.strictObject({ ids }), done),

  'articles.list': call(
    'Articles of a place, filtered and sorted.',
    z.strictObject({
      query: z.string().max(2000).optional(),
      tag: tagPathSchema.optional(),
      collection: id.optional(),
      trashed: z.boolean().optional(),
      sort: articleSortSchema.optional(),
      direction: z.enum(['up', 'down']).optional(),
      ...page,
    }),
    z.strictObject({ total: z.number().int(), articles: z.array(articleRowSchema) }),
  ),
  'articles.get': call(
    'One article with the blocks of its current or a named revision.',
    z.strictObject({ id, revision: z.number().int().positive().optional() }),
    articleSchema,
  ),
  'articles.text': call(
    'The canonical text of a revision, and nothing else.',
    z.strictObject({ id, revision: z.number().int().positive().optional() }),
    z.strictObject({ text: z.string(), revision: z.number().int() }),
  ),
  'articles.original': call(
    'The bytes that a revision was read from, as they were imported; of a correction, those of what it corrects.',
    z.strictObject({ id, revision: z.number().int().positive().optional() }),
    z.strictObject({ name: z.string(), bytes: z.base64() }),
  ),
  'articles.picture': call(
    'A picture that figures name: `source` as it stands in the block.',
    z.strictObject({ source: z.string().regex(/^picture:[0-9a-f]{64}$/) }),
    z.strictObject({ type: z.string(), bytes: z.base64() }),
  ),
  'articles.edit': call(
    'Corrects bibliographic fields.',
    z.strictObject({ id, fields: bibliographySchema.partial() }),
    articleRowSchema,
  ),
  'articles.tag': call(
    'Puts tags on articles and takes tags off; tags that do not exist are made.',
    z.strictObject({
      ids,
      add: z.array(tagPathSchema).default([]),
      remove: z.array(tagPathSchema).default([]),
      confirm,
    }),
    done,
  ),
  'articles.collect': call(
    'Puts articles into a collection, or takes them out.',
    z.strictObject({ ids, collection: id, member: z.boolean(), confirm }),
    done,
  ),
  'articles.trash': call(
    'Moves articles, with their passages, to the trash.',
    z.strictObject({ ids, confirm }),
    z.strictObject({ articles: z.number().int(), passages: z.number().int() }),
  ),
  'articles.restore': call('Takes articles back from the trash.', z.strictObject({ ids }), done),
  'trash.look': call(
    'What would go for good with these articles of the trash, or with all of it, and which backups hold them.',
    z.strictObject({ ids: ids.optional() }),
    z.strictObject({
      articles: z.number().int(),
      passages: z.number().int(),
      backups: z.array(backupSchema),
    }),
  ),
  'trash.purge': call(
    'Deletes articles of the trash, or all of it, for good: from file, log, index and history. No way back.',
    z.strictObject({
      ids: ids.optional(),
      /** The number of articles; always asked for. */
      confirm,
      /** Whether the backups that hold them go too. */
      backups: z.boolean().optional(),
    }),
    z.strictObject({
      articles: z.number().int(),
      passages: z.number().int(),
      /** Backups that still hold them. */
      backups: z.array(backupSchema),
    }),
  ),
  'articles.place': call(
    'Remembers where reading stopped; no change in the history.',
    z.strictObject({
      id,
      /** Offset in the canonical text of `revision`, the current one where it is not given. */
      position: z.number().int().nonnegative(),
      revision: z.number().int().positive().optional(),
      progress: z.number().min(0).max(1),
    }),
    done,
  ),
  'articles.revisions': call(
    'The revisions of an article, oldest first.',
    z.strictObject({ id }),
    z.array(revisionRowSchema),
  ),
  'articles.revise': call(
    'Makes a new revision of an article from a file and says what became of each passage.',
    z.strictObject({
      id,
      ...file,
      type: z.string().optional(),
      keepFurniture: z.boolean().optional(),
    }),
    revisedSchema,
  ),
  'articles.recode': call(
    'Reads the current text’s file again in another charset, which makes a new revision; for plain text only.',
    z.strictObject({ id, charset: z.string().min(1).max(40) }),
    revisedSchema,
  ),
  'articles.correct': call(
    'Replaces words of the current text, which makes a new revision; refused where `revision` is not the current one.',
    z.strictObject({
      id,
      revision: z.number().int().positive(),
      edits: z.array(textEditSchema).min(1).max(10_000),
    }),
    revisedSchema,
  ),
  'articles.tryCorrection': call(
    'What such a correction would do to the passages; nothing is changed.',
    z.strictObject({
      id,
      revision: z.number().int().positive(),
      edits: z.array(textEditSchema).min(1).max(10_000),
    }),
    z.strictObject({
      report: z.string(),
      counts: outcomeCountsSchema,
      /** Those that would not simply stay. */
      outcomes: z.array(outcomeSchema),
    }),
  ),
  'articles.adopt': call(
    'Makes one article the new revision of another: its text, its tags and its passages go over, and it is gone.',
    z.strictObject({ from: id, into: id }),
    revisedSchema,
  ),
  'articles.compare': call(
    'Where the texts of two revisions differ, word by word, in reading order.',
    z.strictObject({
      id,
      from: z.number().int().positive(),
      to: z.number().int().positive(),
    }),
    z.strictObject({ differences: z.array(differenceSchema) }),
  ),

  'passages.list': call(
    'Passages, by article in reading order; else newest first.',
    z.strictObject({
      article: id.optional(),
      tag: tagPathSchema.optional(),
      query: z.string().max(2000).optional(),
      state: anchorStateSchema.optional(),
      /** Only those that ask for review. */
      review: z.literal('open').optional(),
      /**
       * With `article`: those that stand or stood in this revision, with `revision`, `ranges` and `text` as they
       * were there.
       */
      revision: z.number().int().positive().optional(),
      ids: z.array(id).max(100_000).optional(),
      ...page,
    }),
    z.strictObject({ total: z.number().int(), passages: z.array(passageSchema) }),
  ),
  'passages.create': call(
    'Marks a passage, by its ranges or by a quote that must occur exactly once.',
    z.strictObject({
      article: id,
      /** The revision it is marked in; the current one where it is not given. */
      revision: z.number().int().positive().optional(),
      where: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('ranges'),
          ranges: z.array(rangeSchema).min(1).max(100),
          words: wordsThere,
        }),
        z.strictObject({
          kind: z.literal('quote'),
          quote: z.string().min(1),
          prefix: z.string().optional(),
          suffix: z.string().optional(),
        }),
      ]),
      color: colorSchema.optional(),
      tags: z.array(tagPathSchema).optional(),
      note: noteSchema.optional(),
    }),
    passageSchema,
  ),
  'passages.edit': call(
    'Changes tags, note, colour or boundaries of passages, as one step. `note` and `ranges` need a single id.',
    z.strictObject({
      ids,
      addTags: z.array(tagPathSchema).optional(),
      removeTags: z.array(tagPathSchema).optional(),
      color: colorSchema.optional(),
      note: noteSchema.optional(),
      /**
       * The note's Markdown as its writer saw it before. Where another stands there by now nothing is changed:
       * the failure is a `conflict`, and its `current` is that other text.
       */
      was: z.string().max(1_000_000).optional(),
      ranges: z.array(rangeSchema).min(1).max(100).optional(),
      words: wordsThere,
      confirm,
      /** The revision that `ranges` count in; the current one where it is not given. */
      revision: z.number().int().positive().optional(),
    }),
    z.array(passageSchema),
  ),
  'passages.delete': call(
    'Deletes passages, as one step.',
    z.strictObject({ ids, confirm }),
    z.strictObject({ passages: z.number().int() }),
  ),

  'review.list': call(
    'Passages that ask for review, by article in reading order, and how many there are of each kind.',
    z.strictObject({
      article: id.optional(),
      state: anchorStateSchema.optional(),
      ...page,
    }),
    z.strictObject({
      total: z.number().int(),
      passages: z.array(passageSchema),
      /** Of all that ask, whatever was left out by `state`. */
      counts: z.strictObject({
        changed: z.number().int(),
        ambiguous: z.number().int(),
        lost: z.number().int(),
      }),
    }),
  ),
  'review.item': call(
    'A passage whose place is in doubt, with the evidence: old words, new words, surroundings, differences.',
    z.strictObject({ id }),
    reviewItemSchema,
  ),
  'review.decide': call(
    'Settles where passages stand, however many, as one step. What the decision does not fit stays as it is.',
    z.strictObject({ ids, decision: decisionSchema, confirm }),
    z.strictObject({
      /** How many were settled, and how many the decision did not fit. */
      passages: z.number().int(),
      left: z.number().int(),
    }),
  ),

  'tags.list': call('The codebook, parents before children.', nothing, z.array(tagSchema)),
  'tags.add': call(
    'Makes a tag, and the parents its path names.',
    z.strictObject({
      path: tagPathSchema,
      color: colorSchema.optional(),
      description: z.string().max(20_000).optional(),
    }),
    tagSchema,
  ),
  'tags.edit': call(
    'Renames a tag (`name`, not a path), or changes its colour or definition.',
    z.strictObject({
      tag: tagPathSchema,
      name: name.optional(),
      color: colorSchema.nullable().optional(),
      description: z.string().max(20_000).optional(),
    }),
    tagSchema,
  ),
  'tags.move': call(
    'Puts a tag with its children under another, or at the root.',
    z.strictObject({ tag: tagPathSchema, parent: tagPathSchema.nullable() }),
    tagSchema,
  ),
  'tags.merge': call(
    'Puts all that bears the tags `from` under `into`, and removes `from`.',
    z.strictObject({ from: z.array(tagPathSchema).min(1), into: tagPathSchema, confirm }),
    tagSchema,
  ),
  'tags.delete': call(
    'Removes a tag and its children from the codebook; passages and articles stay.',
    z.strictObject({ tag: tagPathSchema, confirm }),
    z.strictObject({
      tags: z.number().int(),
      passages: z.number().int(),
      articles: z.number().int(),
    }),
  ),

  'collections.list': call('Collections by name.', nothing, z.array(collectionSchema)),
  'collections.add': call('Makes a collection.', z.strictObject({ name }), collectionSchema),
  'collections.rename': call(
    'Renames a collection.',
    z.strictObject({ id, name }),
    collectionSchema,
  ),
  'collections.delete': call(
    'Removes a collection; its articles stay.',
    z.strictObject({ id }),
    done,
  ),

  'links.add': call(
    'Links two passages, from one to the other.',
    z.strictObject({
      from: id,
      to: id,
      type: z.string().trim().min(1).max(100).optional(),
      note: z.string().max(20_000).optional(),
    }),
    z.strictObject({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      type: z.string(),
      note: z.string(),
    }),
  ),

  'search.run': call(
    'Finds articles, passages and memos; the newest first while typing, ranked when `ranked`.',
    z.strictObject({
      query: z.string().max(2000),
      in: z.array(searchPlaceSchema).optional(),
      ranked: z.boolean().optional(),
      ...page,
    }),
    z.strictObject({
      hits: z.array(searchHitSchema),
      /** True when there are more than were returned. */
      more: z.boolean(),
    }),
  ),
  'searches.list': call('Saved searches by name.', nothing, z.array(savedSearchSchema)),
  'searches.add': call(
    'Keeps a search under a name.',
    z.strictObject({ name, query: z.string().min(1).max(2000) }),
    savedSearchSchema,
  ),
  'searches.delete': call('Forgets a saved search.', z.strictObject({ id }), done),

  'import.file': call(
    'Brings in one file at once and says what became of it; the command line uses it.',
    z.strictObject({
      ...file,
      /** A format's id (`text`, `markdown`, `html`); without it the format is recognised. */
      type: z.string().optional(),
      tags: z.array(tagPathSchema).optional(),
      collection: id.optional(),
      /** Keep what looks like page furniture in the text. */
      keepFurniture: z.boolean().optional(),
      ...options,
      /** Make a changed document of a known source its new revision; else it is added, and `versionOf` says so. */
      revise: z.boolean().optional(),
      /** The import this file belongs to, so that many files are one step to undo. */
      job: id.optional(),
    }),
    importRowSchema,
  ),
  'import.web': call(
    'Fetches one page and the pictures of its article, and brings it in: the only call that asks anything of the internet.',
    z.strictObject({
      url: z.string().min(1).max(4000),
      /** Whether the address may lie in one's own network. */
      private: z.boolean().optional(),
      tags: z.array(tagPathSchema).optional(),
      collection: id.optional(),
    }),
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('fetched'),
        /** Where the page was in the end. */
        url: z.string(),
        /** The addresses that led there. */
        redirects: z.array(z.string()),
        row: importRowSchema,
      }),
      /** Nothing was fetched: the host is in one's own network. Ask, and call again with `private`. */
      z.strictObject({ kind: z.literal('private'), host: z.string(), url: z.string() }),
    ]),
  ),
  'import.open': call(
    'Starts an import of many files: `import.add` each, then `import.close`. All of it is one step to undo.',
    z.strictObject({
      total: z.number().int().nonnegative(),
      tags: z.array(tagPathSchema).optional(),
      collection: id.optional(),
    }),
    jobSchema,
  ),
  'import.add': call(
    'Queues a file; answers as soon as it is queued.',
    z.strictObject({ job: id, ...file, type: z.string().optional(), ...options }),
    done,
  ),
  'import.close': call('Says that no more files follow.', z.strictObject({ job: id }), done),
  'import.formats': call(
    'The formats that can be brought in.',
    nothing,
    z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        /** File name endings with their dot. */
        extensions: z.array(z.string()),
      }),
    ),
  ),
  'jobs.list': call(
    'Long work that runs or ended in this session, newest first.',
    z.strictObject({
      /** Without its files, of which there may be many thousands. */
      brief: z.boolean().optional(),
    }),
    z.array(jobSchema),
  ),
  'jobs.cancel': call('Stops a job; what it finished stays.', z.strictObject({ job: id }), done),
  'jobs.dismiss': call('Takes an ended job off the list.', z.strictObject({ job: id }), done),

  'export.formats': call(
    'The forms in which tagged notes leave.',
    nothing,
    z.array(exportFormatSchema),
  ),
  'export.run': call(
    'Writes tagged notes as text in a format, or as a Mustache template of the researcher says.',
    z.strictObject({
      /** With a template: the kind of file that it writes. */
      format: z.string(),
      selection: selectionSchema,
      grouping: groupingSchema.optional(),
      template: z.string().max(1_000_000).optional(),
    }),
    exportedSchema,
  ),

  'history.list': call(
    'Changes, newest first.',
    z.strictObject(page),
    z.strictObject({ total: z.number().int(), changes: z.array(changeSchema) }),
  ),
  'history.undo': call('Takes the last change back.', nothing, changeSchema),
  'history.redo': call('Brings the last undone change back.', nothing, changeSchema),

  'settings.get': call(
    'How the notebook is shown: names to JSON values.',
    nothing,
    z.record(z.string(), z.json()),
  ),
  'settings.set': call(
    'Remembers one such value; no change in the history.',
    z.strictObject({ key: z.string().min(1).max(100), value: z.json() }),
    done,
  ),

  'sample.add': call(
    'Puts the sample library into the notebook.',
    nothing,
    z.strictObject({ articles: z.number().int(), passages: z.number().int() }),
  ),
  'sample.remove': call(
    'Takes the sample library out again, with all that was marked in it; one step to undo.',
    nothing,
    z.strictObject({ articles: z.number().int(), passages: z.number().int() }),
  ),
};

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller may pass: fields with defaults may be left out. */
export type CallParams<N extends CallName> = z.input<Calls[N]['params']>;
/** What a handler gets: validated, defaults filled in. */
export type CallInput<N extends CallName> = z.output<Calls[N]['params']>;
export type CallResult<N extends CallName> = z.output<Calls[N]['result']>;
