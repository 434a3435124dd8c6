// Bundles the doors: dist/cli.js, and action/dist/index.js. Takes well under two seconds, so every npm script that runs a door builds first
// and nobody runs yesterday's code.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { action, commandLine } from './bundles.ts';

rmSync('dist/chunks', { recursive: true, force: true });
await build(commandLine);
await build(action);
