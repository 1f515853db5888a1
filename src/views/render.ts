import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { projectRoot } from '../assets';
import { templates, type Card, type TemplateName } from './card';

/** An Adaptive Card as JSON, ready to be sent. */
export type CardJson = Record<string, unknown>;

const folder = join(projectRoot(), 'cards', 'templates');
const parsed = new Map<TemplateName, Template>();

function templateOf(name: TemplateName): Template {
  let template = parsed.get(name);
  if (!template) {
    template = new Template(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
    parsed.set(name, template);
  }
  return template;
}

/** Reads every template, so that a broken one stops the start and not a person's turn. */
export function loadTemplates(): void {
  templates.forEach(templateOf);
}

/** Draws a card. Templates are expanded once, so `${…}` in what people wrote stays as it is. */
export function render(card: Card): CardJson {
  return templateOf(card.template).expand({ $root: card.data }) as CardJson;
}
