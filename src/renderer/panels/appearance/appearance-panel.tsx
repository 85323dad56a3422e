import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { writeSetting } from '../../state/use-setting.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useAppearance } from '../apply-appearance.ts';
import { DEGREES, type Degree, FONTS, type Font, THEMES, type Theme } from './appearance-values.ts';
import { dragSetting } from './drag-setting.ts';
import { MarginMode } from './margin-mode.tsx';
import './appearance.css';
// The rarer faces, so that each choice is shown in its own.
import './font-atkinson.ts';
import './font-opendyslexic.ts';

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  sepia: 'Sepia',
  black: 'Black',
};

/** Theme, face, size and spacing of the text, beside the text it sets. */
export function AppearancePanel() {
  const look = useAppearance();
  const reset = (): void => {
    writeSetting('theme', 'system');
    writeSetting('reading.font', 'literata');
    for (const { key, standard } of DEGREES) writeSetting(key, standard);
  };
  return (
    <Dialog
      title="Appearance"
      size="small"
      className="dialog--side"
      onClose={() => showPanel(null)}
      footer={
        <Button icon={<RotateCcw size={14} aria-hidden />} onClick={reset}>
          Reset all
        </Button>
      }
    >
      <div className="appearance">
        <Themes chosen={look.theme} />
        <Faces chosen={look.font} />
        {DEGREES.map((degree) => (
          <DegreeRow
            key={degree.key}
            degree={degree}
            value={look.degrees[degree.key] ?? degree.standard}
          />
        ))}
        <MarginMode />
      </div>
    </Dialog>
  );
}

function Themes({ chosen }: { readonly chosen: Theme }) {
  return (
    <fieldset className="appearance-group">
      <legend>Theme</legend>
      <div className="theme-row">
        {THEMES.map((theme) => (
          <label key={theme} className="theme-choice">
            <input
              type="radio"
              name="theme"
              className="visually-hidden"
              checked={theme === chosen}
              {...(theme === chosen ? { 'data-autofocus': true } : {})}
              onChange={() => writeSetting('theme', theme)}
            />
            <span className={`theme-swatch theme-swatch-${theme}`} aria-hidden="true">
              Aa
            </span>
            <span>{THEME_WORDS[theme]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Faces({ chosen }: { readonly chosen: Font }) {
  return (
    <fieldset className="appearance-group">
      <legend>Reading face</legend>
      <div className="face-row">
        {(Object.keys(FONTS) as Font[]).map((font) => (
          <label key={font} className="face-choice" style={{ fontFamily: FONTS[font].stack }}>
            <input
              type="radio"
              name="face"
              className="visually-hidden"
              checked={font === chosen}
              onChange={() => writeSetting('reading.font', font)}
            />
            {FONTS[font].label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function DegreeRow({ degree, value }: { readonly degree: Degree; readonly value: number }) {
  const { key, label, min, max, step, standard, words } = degree;
  const id = useId();
  return (
    <div className="degree-row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={words(value)}
        onChange={(event) => dragSetting(key, Number(event.target.value))}
      />
      <output htmlFor={id}>{words(value)}</output>
      <IconButton
        label={`Reset ${label.toLowerCase()} to ${words(standard)}`}
        icon={<RotateCcw size={14} aria-hidden />}
        className="degree-reset"
        disabled={value === standard}
        onClick={() => writeSetting(key, standard)}
      />
    </div>
  );
}
