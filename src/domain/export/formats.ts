import { csv } from './csv.ts';
import type { Exporter } from './export-data.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';

/** Every form in which tagged notes leave. Adding one: a file beside this, and its name here. */
export const exporters: readonly Exporter[] = [markdown, html, csv, json];
