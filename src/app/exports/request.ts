import { z } from 'zod/v4';
import { Area } from '../../domain/people/unit';

/** Which document is asked for. */
const Request = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['overview', 'closing']), area: Area }),
  z.object({ kind: z.enum(['loop', 'unit']), unitId: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('workload') }),
  /** `unitId`: also the municipality's own. */
  z.object({ kind: z.literal('audit'), unitId: z.string().min(1).max(200) }),
  /** All that is held on the person who asks. */
  z.object({ kind: z.literal('mine') }),
]);
export type ExportRequest = z.infer<typeof Request>;
/** Every sort of document. */
export const exportKinds = Request.options.flatMap(({ shape: { kind } }) =>
  'options' in kind ? kind.options : [kind.value],
);

/** A request as one word, as a choice on a card has it: 'loop:moellevang', 'overview:0-6', 'workload'. */
export function requestName(request: ExportRequest): string {
  if ('unitId' in request) return `${request.kind}:${request.unitId}`;
  return 'area' in request ? `${request.kind}:${request.area}` : request.kind;
}

/** Reads what `requestName` writes; anything else does not parse. */
export const ExportRequest = z.string().transform((name, context): ExportRequest => {
  const { kind, subject } = /^(?<kind>[a-z]+)(?::(?<subject>.*))?$/s.exec(name)?.groups ?? {};
  const read = Request.safeParse({ kind, area: subject, unitId: subject });
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'names no document' });
  return z.NEVER;
});
