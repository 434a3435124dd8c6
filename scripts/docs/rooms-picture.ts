// The picture of the house alone, for README.md.
import { picture } from './rooms.ts';

export function render(): string {
  return picture();
}
