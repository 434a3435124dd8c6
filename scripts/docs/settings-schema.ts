// The JSON Schema of `.github/psirt.yml`, for editors that explain a file while it is written.
import { settingsJsonSchema } from '../../src/core/settings.ts';

export const file = 'docs/psirt.schema.json';

export function render(): string {
  return JSON.stringify(settingsJsonSchema());
}
