import { Download, Highlighter } from 'lucide-react';
import { useState } from 'react';
import type { ExportFormat, Grouping } from '../../../contract/export.ts';
import { useCall } from '../../data/queries.ts';
import { showToast } from '../../state/announce.ts';
import { useSetting, writeSetting } from '../../state/use-setting.ts';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { CopyButton } from '../copy-button.tsx';
import { saveFile } from '../save-file.ts';
import { ExportPreview } from './export-preview.tsx';
import { FormatCards } from './format-cards.tsx';
import { useExportChoices, useExported } from './use-export.ts';
import './export.css';

/** What to export, in which form, and how it will look before it leaves. */
export function ExportPanel() {
  const info = useCall('notebook.info', {}).data;
  const formats = useCall('export.formats', {}).data;
  if (!info || !formats) return null;
  if (info.passages === 0) return <NothingYet />;
  return <Chooser formats={formats} />;
}

function NothingYet() {
  return (
    <Dialog title="Export" onClose={() => showPanel(null)}>
      <EmptyState
        icon={<Highlighter size={28} strokeWidth={1.5} aria-hidden />}
        title="There is nothing to export yet"
      >
        Marked passages leave with their tags, notes and sources. Open an article, select words and
        press <Kbd keys="h" /> to mark the first.
      </EmptyState>
    </Dialog>
  );
}

function Chooser({ formats }: { readonly formats: readonly ExportFormat[] }) {
  const choices = useExportChoices();
  const [choiceId, setChoiceId] = useState<string | null>(null);
  const [wanted, setFormat] = useSetting<string>('export.format', 'markdown');
  const [grouping, setGrouping] = useSetting<string>('export.grouping', 'article');
  const choice = choices.find(({ id }) => id === choiceId) ?? choices[0];
  const format = formats.find(({ id }) => id === wanted) ?? formats[0];
  const { data, error, isPlaceholderData, isPending } = useExported(
    format?.id ?? '',
    choice?.selection ?? { kind: 'everything' },
    grouping as Grouping,
  );
  const ready = data && !isPlaceholderData && !error && data.counts.passages > 0 ? data : null;
  const done = (): void => writeSetting('export.done', true);
  return (
    <Dialog
      title="Export"
      size="large"
      className="dialog--edges export-dialog"
      onClose={() => showPanel(null)}
      footer={
        <>
          <CopyButton label="Copy" text={ready ? () => ready.text : null} onDone={done} />
          <Button
            kind="primary"
            icon={<Download size={14} aria-hidden />}
            disabled={!ready}
            onClick={() => {
              if (!ready) return;
              saveFile(ready.fileName, ready.text, ready.mediaType);
              showToast(`Saved as ${ready.fileName}.`);
              done();
              showPanel(null);
            }}
          >
            Save{ready ? ` ${ready.fileName}` : ''}
          </Button>
        </>
      }
    >
      <div className="export">
        <div className="export__choices">
          <label className="panel-label">
            What
            <select
              className="panel-select"
              data-autofocus
              value={choice?.id}
              onChange={(event) => setChoiceId(event.target.value)}
            >
              {choices.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label className="panel-label">
            Grouped by
            <select
              className="panel-select"
              value={grouping}
              onChange={(event) => setGrouping(event.target.value)}
            >
              <option value="article">Article</option>
              <option value="tag">Tag</option>
            </select>
          </label>
          <FormatCards formats={formats} chosen={format?.id ?? ''} onChoose={setFormat} />
        </div>
        <ExportPreview
          exported={data ?? null}
          failure={error?.message ?? null}
          waiting={isPending || isPlaceholderData}
        />
      </div>
    </Dialog>
  );
}
