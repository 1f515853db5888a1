import { auditChains, type Audit } from '../../app/ports';
import type { Findings } from './finding';
import { brokenAudit } from './kinds-of-findings';

/** Looks whether every chain of the audit is as it was written. @throws StoreError */
export async function examineAudit(audit: Audit, findings: Findings): Promise<void> {
  for await (const place of audit.places())
    for (const chain of auditChains) {
      const { broken } = await audit.check(place, chain);
      // A document that cannot be read is found as such: nobody need have touched the chain.
      if (broken && broken.how !== 'unreadable')
        findings.add(
          brokenAudit,
          `${place.container}/${place.pk} ${chain}, row ${broken.seq}: ${broken.how}`,
        );
    }
}
