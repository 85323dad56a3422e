import { create } from 'zustand';
import type { WaitingFile } from './waiting-file.ts';

/** Files that were chosen, dropped or pasted and wait in the import panel for a word to go. */
export const useStagedFiles = create<{ readonly files: readonly WaitingFile[] }>(() => ({
  files: [],
}));

/** Puts files with those that wait. */
export function stageFiles(files: readonly WaitingFile[]): void {
  useStagedFiles.setState((staged) => ({ files: [...staged.files, ...files] }));
}

/** Lets all that wait go. */
export function clearStaged(): void {
  useStagedFiles.setState({ files: [] });
}
