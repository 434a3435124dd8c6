// The page by which an App is registered from app.yml: GitHub takes a manifest only as a form that a browser sends.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export function render(): string {
  const manifest = parse(readFileSync('app.yml', 'utf8')) as object;
  // Nothing has to answer there: the browser's address bar shows the code that GitHub hands out.
  const json = JSON.stringify({ ...manifest, redirect_url: 'http://127.0.0.1:3000/registered' }, null, 2);
  return [
    '```html',
    '<!-- register.html: put your organisation for ORGANISATION and your server for psirt.example.com -->',
    '<form method="post" action="https://github.com/organizations/ORGANISATION/settings/apps/new">',
    `<textarea name="manifest" rows="40" cols="100">${json}</textarea>`,
    '<button>Register</button>',
    '</form>',
    '```',
  ].join('\n');
}
