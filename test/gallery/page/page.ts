import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/assets';
import type { Scene } from '../stage';
import { hostConfig } from './host-config';

function read(...path: string[]): string {
  return readFileSync(join(projectRoot(), ...path), 'utf8');
}

/** JSON that stands inside a script: what looks like its end would end it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** One page that shows every scene with the official renderer, and needs nothing beside itself. */
export function galleryPage(scenes: readonly Scene[]): string {
  const own = (name: string): string => read('test', 'gallery', 'page', name);
  const renderer = read('node_modules', 'adaptivecards', 'dist', 'adaptivecards.min.js');
  const hostConfigs = { light: hostConfig('light'), dark: hostConfig('dark') };
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kvalitetsloop: every card</title>
<style>${own('gallery.css')}</style>
</head>
<body>
<header><h1>Kvalitetsloop: every card</h1><form></form></header>
<main></main>
<script>${renderer.replaceAll('</script', '<\\/script')}</script>
<script>const scenes = ${inScript(scenes)}; const hostConfigs = ${inScript(hostConfigs)};</script>
<script>${own('gallery.cjs')}</script>
</body>
</html>
`;
}
