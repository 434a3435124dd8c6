// `npx tsx scripts/metrics.ts`: writes docs/metrics, the example of what `psirt-bot metrics` writes. A test says when it is out of date.
import { mkdirSync, writeFileSync } from 'node:fs';
import { exampleFiles } from './metrics/example.ts';

mkdirSync('docs/metrics', { recursive: true });
for (const [name, text] of await exampleFiles()) writeFileSync(`docs/metrics/${name}`, text);
