// A small writer of SVG pictures: one frame with title, description and colours for light and dark, and the few shapes that charts need.
// The same figures give the same bytes.

/** All pictures are so wide (in their own units): narrow enough that their letters stay legible on a phone. */
export const width = 480;
const margin = 16;
export const inner = { left: margin, right: width - margin };

const style = `
svg { font: 14px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
.paper { fill: #ffffff; } .ink { fill: #1f2328; } .soft { fill: #59636e; font-size: 12px; } .head { font-size: 16px; font-weight: 600; }
.grid { stroke: #d1d9e0; } .rail { fill: #eaeef2; } .one { fill: #0969da; } .two { fill: #bc4c00; } .thin { stroke: #0969da; stroke-width: 2; }
.link { stroke: #59636e; stroke-width: 2; } .ring { fill: #ffffff; stroke: #59636e; stroke-width: 2; }
.age0 { fill: #b6d7ff; } .age1 { fill: #6cb0f5; } .age2 { fill: #2a7bd1; } .age3 { fill: #0b3a78; }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117; } .ink { fill: #e6edf3; } .soft { fill: #9198a1; } .grid { stroke: #30363d; } .rail { fill: #21262d; }
.one { fill: #58a6ff; } .two { fill: #f0883e; } .thin { stroke: #58a6ff; } .link { stroke: #9198a1; } .ring { fill: #0d1117; stroke: #9198a1; }
.age0 { fill: #17395f; } .age1 { fill: #2261a6; } .age2 { fill: #58a6ff; } .age3 { fill: #cae6ff; }
}`;

export interface Drawing {
  readonly title: string;
  /** What the picture shows, for who can't see it. */
  readonly desc: string;
  readonly height: number;
  readonly shapes: readonly string[];
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => String(signs[sign]));
const number = (value: number): string => String(Number(value.toFixed(1)));

/** The picture as a file: its head takes the first 44 units. */
export function svgOf({ title, desc, height, shapes }: Drawing): string {
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${number(height)}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(desc)}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="paper" width="${width}" height="${number(height)}" rx="6"/>`,
    words(title, { x: inner.left, y: 28, look: 'ink head' }),
    ...shapes,
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Words whose foot stands at a place. */
export function words(
  text: string,
  { x, y, look, to = 'start' }: Place & { readonly look: string; readonly to?: 'start' | 'middle' | 'end' },
): string {
  const anchor = to === 'start' ? '' : ` text-anchor="${to}"`;
  return `<text class="${look}" x="${number(x)}" y="${number(y)}"${anchor}>${escaped(text)}</text>`;
}

export function bar({ x, y }: Place, size: { readonly width: number; readonly height: number; readonly look: string }): string {
  return `<rect class="${size.look}" x="${number(x)}" y="${number(y)}" width="${number(Math.max(0, size.width))}" height="${number(size.height)}" rx="2"/>`;
} // prettier-ignore

export function dot({ x, y }: Place, look: string): string {
  return `<circle class="${look}" cx="${number(x)}" cy="${number(y)}" r="5"/>`;
}

/** A line from a place, straight to another. */
export function line(from: Place, to: Place, look: string): string {
  return `<line class="${look}" x1="${number(from.x)}" y1="${number(from.y)}" x2="${number(to.x)}" y2="${number(to.y)}"/>`;
}
