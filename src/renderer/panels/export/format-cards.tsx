import { Check, Minus } from 'lucide-react';
import type { ExportFormat } from '../../../contract/export.ts';

interface Props {
  readonly formats: readonly ExportFormat[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The forms in which notes leave; the chosen one says what it keeps and what it cannot. */
export function FormatCards({ formats, chosen, onChoose }: Props) {
  return (
    <fieldset className="formats">
      <legend>Format</legend>
      {formats.map((format) => (
        <label key={format.id} className="format">
          <span className="format__head">
            <input
              type="radio"
              name="format"
              className="visually-hidden"
              checked={format.id === chosen}
              onChange={() => onChoose(format.id)}
            />
            <span className="format__name">{format.label}</span>
            <span className="format__ending">.{format.extension.replace(/^\./, '')}</span>
          </span>
          {format.id === chosen && <Facts format={format} />}
        </label>
      ))}
    </fieldset>
  );
}

function Facts({ format }: { readonly format: ExportFormat }) {
  return (
    <span className="format__facts">
      {format.holds.map((fact) => (
        <span key={fact}>
          <Check size={13} aria-hidden />
          <span>
            <span className="visually-hidden">Keeps: </span>
            {fact}
          </span>
        </span>
      ))}
      {format.loses.map((fact) => (
        <span key={fact} className="format__loss">
          <Minus size={13} aria-hidden />
          <span>
            <span className="visually-hidden">Cannot keep: </span>
            {fact}
          </span>
        </span>
      ))}
    </span>
  );
}
