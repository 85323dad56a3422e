import type { Plugin } from 'vite';

/** Gives the page the licences of what it is made of as the module `virtual:notices`. */
export function notices(root: string): Plugin;
