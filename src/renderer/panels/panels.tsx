import { useEffect } from 'react';
import { useView } from '../state/view.ts';
import { useAppearance } from './apply-appearance.ts';
import { DropTarget } from './import/drop-target.tsx';
import { ProgressRegion } from './import/progress-region.tsx';
import { usePasteOffer } from './import/use-paste-offer.ts';
import { preloadPanels, usePanel } from './panel-loader.ts';
import { usePanelActions } from './use-panel-actions.ts';
import './panels.css';

/** Whichever panel is open, and what of the panels is always there: drops, pasting, progress, the look. */
export function Panels() {
  useAppearance();
  usePanelActions();
  usePasteOffer();
  useEffect(preloadPanels, []);
  const name = useView((view) => view.panel);
  const Panel = usePanel(name);
  return (
    <>
      {Panel && <Panel key={name} />}
      <ProgressRegion />
      <DropTarget />
    </>
  );
}
