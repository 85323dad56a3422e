import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Window } from './shell/window.tsx';

/** The program in a window or a tab. */
export function App() {
  return (
    <ErrorBoundary>
      <Window />
    </ErrorBoundary>
  );
}
