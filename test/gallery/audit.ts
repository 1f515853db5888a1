import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { projectRoot } from '../../src/assets';
import type { Look, OpenGallery } from './browser';

/** What is wrong with the cards as they are drawn; empty when nothing is. */

/** Two screens of a phone; what is longer has to be folded. */
export const mostHeight = 2 * 640;

const axeSource = join(projectRoot(), 'node_modules', 'axe-core', 'axe.min.js');

/** What axe-core finds that keeps someone from using the page. */
async function axeFindings({ page }: OpenGallery): Promise<string[]> {
  await page.evaluate(readFileSync(axeSource, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'], elementRef: false })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
}

/** Runs in the page, so it is a text: the page has no TypeScript, and Node has no document. */
const looksWrong = `(mostHeight) => {
  const cuts = (element) =>
    element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
  const findings = [];
  for (const section of document.querySelectorAll('main section')) {
    const say = (what, element) =>
      findings.push(section.id + ': ' + what + (element ? ' – ' + element.textContent.slice(0, 60) : ''));
    const card = section.querySelector('.card');
    const edge = card.getBoundingClientRect().right;
    for (const element of card.querySelectorAll('*')) {
      if (element.textContent.trim() === '' || element.matches('option, textarea')) continue;
      if (cuts(element)) say('cut off', element);
      else if (element.getBoundingClientRect().right > edge + 1) say('beyond the card', element);
    }
    for (const input of card.querySelectorAll('input, select, textarea'))
      if (![...(input.labels ?? [])].some((label) => label.textContent.trim() !== '') && !input.getAttribute('aria-label') && !input.getAttribute('aria-labelledby'))
        say('an input without a label', input.parentElement);
    const height = Math.round(card.getBoundingClientRect().height) + Number(section.dataset.higherInTeams);
    if (document.documentElement.dataset.width === '320' && height > mostHeight) say(height + ' px high, of ' + mostHeight);
  }
  return findings;
}`;

/** How high each card of the page is, in its order; a chart as high as in Teams. */
export function heightsIn({ page }: OpenGallery): Promise<number[]> {
  return page.evaluate<number[]>(
    `[...document.querySelectorAll('main section')].map((section) =>
      Math.round(section.querySelector('.card').getBoundingClientRect().height) + Number(section.dataset.higherInTeams))`,
  );
}

/** Text that is cut off, inputs without a label, and cards that are a long way to scroll through on a phone. */
async function layoutFindings({ page }: OpenGallery): Promise<string[]> {
  return page.evaluate<string[]>(`(${looksWrong})(${mostHeight})`);
}

/** All of it, in one look. */
export async function findingsIn(gallery: OpenGallery, look: Look): Promise<string[]> {
  await gallery.show(look);
  const findings = [...(await layoutFindings(gallery)), ...(await axeFindings(gallery))];
  return findings.map((finding) => `${look.language} ${look.theme} ${look.width}: ${finding}`);
}
