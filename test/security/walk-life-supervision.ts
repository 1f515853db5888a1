import { saveSettings } from '../../src/app/rules';
import { answerSupervision } from '../../src/app/supervision/answer';
import { openSupervision } from '../../src/app/supervision/load';
import { givePoint } from '../../src/app/supervision/points';
import { reportIdOf } from '../../src/domain/supervision/report';
import type { Life } from './walk-life';
import { textsFor } from './walk-life-preparation';

/** Tilsyn in the walked municipality: reports and points. */

export async function turnPointsOn(life: Life): Promise<void> {
  const { value, etag } = await life.deps.municipality.settings();
  const settings = { value: { ...value, supervisionPoints: true }, etag };
  await saveSettings(life.deps, settings, life.audit('settings', 'set-settings'));
}

export async function reports(
  life: Life,
  name: string,
  unitId: string,
  intent: 'draft' | 'submit',
): Promise<void> {
  const actor = await life.actor(name);
  const { loop } = await life.summary(unitId);
  const reportId = reportIdOf(loop!.id, 1);
  const { guide } = await openSupervision(life.deps, actor, { unitId, reportId });
  const kind = intent === 'draft' ? 'tilsyn-draft' : 'tilsyn';
  const texts = textsFor(guide, life.secrets.text({ kind, unitId, authorId: actor.person.id }));
  await answerSupervision(life.deps, actor, { unitId, reportId, texts, base: {}, intent });
}

export async function givesPoint(life: Life, name: string, unitId: string): Promise<void> {
  const actor = await life.actor(name);
  const about = { kind: 'point', unitId, authorId: actor.person.id } as const;
  const written = {
    what: life.secrets.text(about),
    reason: life.secrets.text(about, 'Fordi'),
    support: life.secrets.text(about, 'Hjælp'),
    deadline: '2026-08-20',
  };
  await givePoint(life.deps, actor, { unitId, formId: life.formId(), written });
}
