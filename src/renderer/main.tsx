import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/mark-colors.css';
import './theme/base.css';
import { App } from './app.tsx';
import { queryClient } from './data/queries.ts';
import { loadDrafts } from './margin/note-draft.ts';
import { loadFaces } from './panels/apply-appearance.ts';
import { followLinks } from './shell/follow-links.ts';
import { openLastPlace } from './shell/use-last-place.ts';
import { loadSettings } from './state/use-setting.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has an element with the id "root".');

// The settings first, so that the first thing drawn has its theme, widths and faces; a failure is shown by the host.
await Promise.all([loadSettings().then(loadFaces), loadDrafts()]);
openLastPlace();
followLinks();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
