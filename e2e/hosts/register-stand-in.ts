import { registerHooks } from 'node:module';

/** Puts the stand-in in the place of `electron`, for `import` and `require` alike. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron-stand-in.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
