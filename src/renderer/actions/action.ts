/** Where an action's keys act. Single letters act in the reader and lists only, never in a text field. */
export type ActionScope = 'anywhere' | 'reader' | 'list' | 'original';

/** A user action: menus, the palette, buttons, keys and the shortcut sheet are all made from it. */
export interface AppAction {
  /** `highlight.create`, `view.theme-dark`: stable, used by settings and tests. */
  readonly id: string;
  readonly label: string;
  readonly section: 'File' | 'Edit' | 'View' | 'Go' | 'Highlight' | 'Review' | 'Tags' | 'Help';
  /** In tinykeys' notation: `h`, `$mod+k`, `Shift+?`. */
  readonly keys: readonly string[];
  readonly scope: ActionScope;
  /** Whether a key that is held down runs it again and again; else only the first press counts. */
  readonly repeats?: boolean;
  /** Whether its keys act while a modal dialog is open. */
  readonly inDialogs?: boolean;
  /** True, or the reason it cannot run now, as the palette shows it. */
  readonly enabled?: () => true | string;
  readonly run: () => void | Promise<void>;
}
