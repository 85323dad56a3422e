import { create } from 'zustand';
import { showPanel, useView } from '../state/view.ts';

/** What a panel may be told when it is opened, by its name. A panel not listed here needs nothing. */
export interface PanelProps {
  /** Files already at hand (dropped or pasted), or the text that was pasted. */
  readonly import: {
    readonly pasted?: { readonly kind: 'text' | 'html'; readonly text: string };
    readonly collection?: string;
    readonly tags?: readonly string[];
  };
  /** The selection to begin with: one of the choices the panel offers. */
  readonly export: {
    readonly choice?: 'everything' | 'articles' | 'passages' | 'tag' | 'query';
    readonly articles?: readonly string[];
    readonly passages?: readonly string[];
    readonly tag?: string;
    readonly query?: string;
  };
  readonly palette: { readonly typed?: string };
  /** The article; without it the one in the reader. */
  readonly details: { readonly article?: string };
  /** The articles of the trash to delete for good; without them all of it. */
  readonly purge: { readonly ids?: readonly string[] };
  /** `path` of the tag to edit; `parent` when a new one is made under it; neither makes one at the root. */
  readonly 'tag-edit': { readonly path?: string; readonly parent?: string };
  readonly 'tag-merge': { readonly path: string };
  readonly 'tag-move': { readonly path: string };
  /** `id` and `name` of the one to rename; without them a new one, into which `articles` go. */
  readonly 'collection-edit': {
    readonly id?: string;
    readonly name?: string;
    readonly articles?: readonly string[];
  };
  /** A question before something that cannot be undone in one step. */
  readonly confirm: {
    readonly title: string;
    readonly text: string;
    /** What the button says: a verb, never "OK". */
    readonly verb: string;
    readonly danger?: boolean;
    readonly run: () => void | Promise<void>;
  };
}

const usePanelStore = create<{ readonly props: Partial<PanelProps> }>(() => ({ props: {} }));

/** Opens a panel with what it should know; `showPanel` opens one that needs to know nothing. */
export function openPanel<N extends keyof PanelProps>(name: N, props: PanelProps[N]): void {
  usePanelStore.setState({ props: { [name]: props } });
  showPanel(name);
}

/** What the panel was opened with; null where it was opened by its name alone. */
export function usePanelProps<N extends keyof PanelProps>(name: N): PanelProps[N] | null {
  return usePanelStore((store) => store.props[name] ?? null);
}

// Props are for one opening: a panel opened by its name later must not find those of the last time.
useView.subscribe((view, before) => {
  if (before.panel !== null && view.panel !== before.panel) {
    usePanelStore.setState(({ props }) => ({
      props: Object.fromEntries(Object.entries(props).filter(([name]) => name === view.panel)),
    }));
  }
});
