import type { ExportFacts } from '../../app/results';
import type { Words } from '../texts';
import { auditReport } from './audit';
import { closingReport } from './closing';
import { mineDataReport } from './mine-data';
import { overviewReport } from './overview';
import type { Report } from './report';
import { unitLoopReport } from './unit-loop';
import { unitStatusReport } from './unit-status';
import { workloadReport } from './workload';

/** The report that is made of an export's facts. */
export function reportOf(words: Words, facts: ExportFacts): Report {
  switch (facts.kind) {
    case 'overview':
      return overviewReport(words, facts);
    case 'closing':
      return closingReport(words, facts);
    case 'loop':
      return unitLoopReport(words, facts);
    case 'unit':
      return unitStatusReport(words, facts);
    case 'audit':
      return auditReport(words, facts);
    case 'workload':
      return workloadReport(words, facts);
    case 'mine':
      return mineDataReport(words, facts);
  }
}
