/** Made by the build from the packages' own licence files (`scripts/notices.mjs`). */
declare module 'virtual:notices' {
  export const notices: string;
}
