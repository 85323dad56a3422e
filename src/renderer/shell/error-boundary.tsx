import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault in a view from leaving a blank window: says so, and draws the window again. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        title="This view stopped working"
        actions={
          <Button kind="primary" onClick={() => window.location.reload()}>
            Draw the window again
          </Button>
        }
      >
        What you did is kept in the notebook.
      </EmptyState>
    );
  }
}
