import type { IDataObject } from 'n8n-workflow';
import type { ExceptionKindName } from '../../domain/exceptions/kinds';
import { fromDecimal, sumMinor, toDecimal, type Minor } from '../../domain/money/money';
import type { PlanLine, PlanStep } from '../../domain/settlement/plan.types';
import { moneyOf } from '../transport/losslessJson';
import type { StepIds } from './documentBody';
import { judge } from './postOnce';
import { resolveIds, type PostingContext } from './postSteps';
import { ready, type Refusable } from './refusable';
import { lookForSteps, rowsOfStep, shownOf } from './shownDocuments';

/** How one step of a plan stands in Sage. */
export interface StepVerdict {
	readonly step: number;
	readonly document: string;
	readonly reference: string;
	readonly secondReference: string;
	readonly amount: string;
	readonly status: 'agrees' | 'missing' | 'twice' | 'differs';
	/** `notShown`: Sage gave no tax analysis. `none`: the document has none. */
	readonly vat: 'agrees' | 'differs' | 'notShown' | 'none';
	readonly urns: readonly string[];
	readonly differences: readonly string[];
}

/** A step that does not agree, in words. */
export interface VerdictProblem {
	readonly kind: ExceptionKindName;
	readonly step: number;
	readonly secondReference: string;
	readonly message: string;
	readonly urns: readonly string[];
}

export interface Verdict {
	readonly steps: readonly StepVerdict[];
	readonly problems: readonly VerdictProblem[];
}

/** Reads what Sage has of each step; posts nothing. Refused when a code of the plan is not in Sage. Throws when Sage cannot be read. */
export async function verifySteps({ client, cache }: Pick<PostingContext, 'client' | 'cache'>, steps: readonly PlanStep[]): Promise<Refusable<Verdict>> {
	const ids = await resolveIds({ client, cache }, steps);
	if (!ids.ok) return ids;
	const rows = await lookForSteps(client, steps, ids.value, true);
	const judged = steps.map((step) => verdictOf(step, rows.get(step) ?? [], ids.value));
	return ready({ steps: judged.map(({ verdict }) => verdict), problems: judged.flatMap(({ problem }) => problem ?? []) });
}

function verdictOf(step: PlanStep, rows: readonly IDataObject[], ids: StepIds): { verdict: StepVerdict; problem?: VerdictProblem } {
	const { step: number, document, reference, secondReference, amount } = step;
	const name = `${document} ${reference} ${secondReference}`;
	const found = rowsOfStep(step, rows);
	const [first] = found;
	const vat = first ? vatOf(step, first) : { state: 'none' as const, differences: [] };
	const shown = shownOf(step, rows, ids).map((each) => ({ ...each, differences: [...each.differences, ...vat.differences] }));
	const urns = shown.flatMap((each) => each.urns);
	const differences = shown.flatMap((each) => each.differences);
	const facts = { step: number, document, reference, secondReference, amount, vat: vat.state, urns, differences };
	const problem = (kind: ExceptionKindName, message: string) => ({ kind, step: number, secondReference, message, urns });
	if (shown.length === 0) return { verdict: { ...facts, status: 'missing' }, problem: problem('notFoundInSage', `${name} is not in Sage 200`) };
	const result = judge(name, shown, 'alreadyPosted');
	if (result.outcome !== 'failed') return { verdict: { ...facts, status: 'agrees' } };
	return { verdict: { ...facts, status: shown.length > 1 ? 'twice' : 'differs' }, problem: problem(result.failure.kind, result.failure.message) };
}

/** Net and tax per tax code, and the direction of the VAT where Sage's word for it tells. */
function vatOf(step: PlanStep, row: IDataObject): { state: StepVerdict['vat']; differences: string[] } {
	if (step.lines.length === 0) return { state: 'none', differences: [] };
	const items = (row.tax_analysis_items ?? []) as IDataObject[];
	if (!Array.isArray(items) || items.length === 0) return { state: 'notShown', differences: [] };
	const codes = [...new Set([...step.lines.map(({ taxCode }) => taxCode), ...items.map(({ code }) => Number(code))])];
	const amounts = codes.flatMap((code) => differencesOfCode(code, step.lines.filter((line) => line.taxCode === code), items.filter((item) => Number(item.code) === code)));
	const wanted = step.document.startsWith('sales_') || step.document === 'bank_receipt' ? 'output' : 'input';
	const other = wanted === 'output' ? 'input' : 'output';
	const turned = items.some(({ entry_type: type }) => String(type ?? '').toLowerCase().includes(other)) ? [`VAT stands as ${other} tax instead of ${wanted} tax`] : [];
	const differences = [...amounts, ...turned];
	return { state: differences.length === 0 ? 'agrees' : 'differs', differences };
}

function differencesOfCode(code: number, lines: readonly PlanLine[], items: readonly IDataObject[]): string[] {
	const wanted = (column: 'net' | 'tax') => Math.abs(sumMinor(lines.map((line) => fromDecimal(line[column]))));
	// Whether Sage shows credit notes and payments as negative is not documented, so sums are compared without sign.
	const seen = (field: string) => Math.abs(sumMinor(items.map((item) => moneyOf(item[field]) ?? (0 as Minor))));
	const difference = (what: string, is: number, should: number) => (is === should ? [] : [`${what} on tax code ${code} ${toDecimal(is as Minor)} instead of ${toDecimal(should as Minor)}`]);
	return [...difference('net', seen('goods_amount'), wanted('net')), ...difference('VAT', seen('tax_amount'), wanted('tax'))];
}

/** Documents of the steps that are set against others in the ledger: Sage has to let go of them before they can be undone. */
export async function allocatedAmong({ client, cache }: Pick<PostingContext, 'client' | 'cache'>, steps: readonly PlanStep[]): Promise<Refusable<string[]>> {
	const ids = await resolveIds({ client, cache }, steps);
	if (!ids.ok) return ids;
	const rows = await lookForSteps(client, steps, ids.value);
	const allocated = steps.flatMap((step) => rowsOfStep(step, rows.get(step) ?? []).filter((row) => isAllocated(row)).map((row) => `${step.document} ${step.secondReference} (URN ${String(row.urn)})`));
	return ready(allocated);
}

/** The cash book shows no allocation. An amount that cannot be read counts as allocated. */
const isAllocated = ({ document_allocated_value: value }: IDataObject): boolean => value !== undefined && value !== null && moneyOf(value) !== 0;
