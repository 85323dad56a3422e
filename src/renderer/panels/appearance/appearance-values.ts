/** The looks there are; `system` is light or dark as the system has it. */
export const THEMES = ['system', 'light', 'dark', 'sepia', 'black'] as const;
export type Theme = (typeof THEMES)[number];

/** The reading faces, with what goes into the style sheet; all are bundled but the system's own. */
export const FONTS = {
  literata: { label: 'Literata', stack: '"Literata Variable", Georgia, serif' },
  sans: { label: 'System sans', stack: 'system-ui, sans-serif' },
  atkinson: {
    label: 'Atkinson Hyperlegible',
    stack: '"Atkinson Hyperlegible", system-ui, sans-serif',
  },
  opendyslexic: { label: 'OpenDyslexic', stack: 'OpenDyslexic, system-ui, sans-serif' },
} as const;
export type Font = keyof typeof FONTS;

/** A value that is set by degrees. */
export interface Degree {
  readonly key: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly standard: number;
  /** The custom property of the style sheet that bears it. */
  readonly property: string;
  readonly unit: string;
  /** As a person reads it: "18 px". */
  readonly words: (value: number) => string;
}

/** What can be set by degrees. The spacing goes up to what WCAG 1.4.12 asks a text to bear, and beyond. */
export const DEGREES: readonly Degree[] = [
  {
    key: 'reading.size',
    label: 'Text size',
    min: 14,
    max: 32,
    step: 1,
    standard: 17,
    property: '--reading-size',
    unit: 'px',
    words: (value) => `${value} px`,
  },
  {
    key: 'reading.line',
    label: 'Line height',
    min: 1.2,
    max: 2.2,
    step: 0.05,
    standard: 1.65,
    property: '--reading-line',
    unit: '',
    words: (value) => value.toFixed(2),
  },
  {
    key: 'reading.measure',
    label: 'Line length',
    min: 45,
    max: 90,
    step: 1,
    standard: 66,
    property: '--reading-measure',
    unit: 'ch',
    words: (value) => `${value} characters`,
  },
  {
    key: 'reading.letter',
    label: 'Letter spacing',
    min: 0,
    max: 0.2,
    step: 0.01,
    standard: 0,
    property: '--reading-letter',
    unit: 'em',
    words: (value) => (value === 0 ? 'Normal' : `+${Math.round(value * 100)} %`),
  },
  {
    key: 'reading.word',
    label: 'Word spacing',
    min: 0,
    max: 0.4,
    step: 0.02,
    standard: 0,
    property: '--reading-word',
    unit: 'em',
    words: (value) => (value === 0 ? 'Normal' : `+${Math.round(value * 100)} %`),
  },
];

/** All settings of the look, as the notebook remembers them. */
export interface Appearance {
  readonly theme: Theme;
  readonly font: Font;
  /** By key of {@link DEGREES}. */
  readonly degrees: Readonly<Record<string, number>>;
}

/** The look from remembered settings; whatever makes no sense there is the standard. */
export function readAppearance(settings: Readonly<Record<string, unknown>>): Appearance {
  const theme = THEMES.find((name) => name === settings.theme) ?? 'system';
  const font = (Object.keys(FONTS) as Font[]).find((name) => name === settings['reading.font']);
  const degrees = DEGREES.map((degree) => [degree.key, within(degree, settings[degree.key])]);
  return { theme, font: font ?? 'literata', degrees: Object.fromEntries(degrees) };
}

/** The custom properties that show the look. */
export function styleOf({ font, degrees }: Appearance): Record<string, string> {
  const sizes = DEGREES.map(({ key, property, unit, standard }) => [
    property,
    `${degrees[key] ?? standard}${unit}`,
  ]);
  return { '--font-reading': FONTS[font].stack, ...Object.fromEntries(sizes) };
}

/** The theme that is shown. */
export function shownTheme(theme: Theme, systemIsDark: boolean): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme;
  return systemIsDark ? 'dark' : 'light';
}

function within({ min, max, standard }: Degree, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return standard;
  return Math.min(max, Math.max(min, value));
}
