// `npm run build`: builds in any case.
import './fitting-node.mjs';
import { build } from './ensure-built.mjs';

process.exitCode = build() ? 0 : 1;
