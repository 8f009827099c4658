import type { PlanLine, PlanStep } from '../../../domain/books/plan.types';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import { entriesOf } from '../door/directory';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { lookUpKey } from '../door/key';

/** Code, cost centre and department make a nominal account only together. */
const accountOfLine = ({ nominalCode, costCentre, department }: PlanLine): string => lookUpKey(nominalCode, costCentre, department);

/**
 * Refuses lines on nominal accounts that Sage lacks, all in one message: found out by Sage itself, such a line would stop a plan after the
 * steps before it are posted. Throws when Sage cannot be read.
 */
export async function checkNominals(client: SageClient, cache: RunCache, steps: readonly PlanStep[]): Promise<Posting<void>> {
	const lines = steps.flatMap((step) => step.lines);
	if (lines.length === 0) return done(undefined);
	const entries = await entriesOf(
		client,
		cache,
		'nominalCodes',
		lines.map(({ nominalCode }) => nominalCode),
	);
	const known = new Set(
		entries.map((row) => lookUpKey(...[row.reference, row.cost_centre_code, row.department_code].map((part) => String(part ?? '')))),
	);
	const missing = [...new Set(lines.filter((line) => !known.has(accountOfLine(line))).map(nameOf))];
	if (missing.length === 0) return done(undefined);
	return refused(
		'notFoundInSage',
		`Sage 200 has no nominal code ${missing.join(', ')}`,
		'Create it in Sage 200, with that cost centre and department, or correct the map.',
	);
}

const nameOf = ({ nominalCode, costCentre, department }: PlanLine): string =>
	[nominalCode, costCentre && `cost centre ${costCentre}`, department && `department ${department}`].filter(Boolean).join(' ');
