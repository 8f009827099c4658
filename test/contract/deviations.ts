import type { Part, Problem } from './problem';

/**
 * Where the official descriptions are relaxed, each with the reason. A deviation that no recorded exchange needs any more is a
 * failure of the contract tests, so this list cannot outgrow what is true.
 */
export interface Deviation {
	/** Name of the operation, or `sage` or `amazon` for all of them. */
	readonly operation: string;
	readonly part: Part;
	/** Name of the schema that the body starts from; empty outside bodies. */
	readonly schema: string;
	readonly field: string;
	readonly rule: 'required' | 'maxLength' | 'status' | 'json';
	/** Of `required`: only records for which this is true may lack the field. */
	readonly when?: (record: Record<string, unknown>) => boolean;
	readonly reason: string;
}

const ORDER_LINES = { operation: 'POST /sop_orders', part: 'request', schema: 'sop_order', rule: 'required' } as const;
const isLine = (...types: string[]) => (line: Record<string, unknown>) => types.includes(String(line.line_type));

export const DEVIATIONS: readonly Deviation[] = [
	{
		operation: 'POST /sop_orders', part: 'request', schema: 'sop_order', field: 'document_no', rule: 'required',
		reason: 'The field text needs it only where Professional is set not to number orders itself; otherwise it is ignored on POST.',
	},
	{
		...ORDER_LINES, field: 'lines[].product_id', when: isLine('EnumLineTypeFreeText', 'EnumLineTypeCharge', 'EnumLineTypeComment'),
		reason: 'The field text requires it for standard lines only.',
	},
	{
		...ORDER_LINES, field: 'lines[].warehouse_id', when: isLine('EnumLineTypeFreeText', 'EnumLineTypeCharge', 'EnumLineTypeComment'),
		reason: 'The field text requires it for standard lines only.',
	},
	{
		...ORDER_LINES, field: 'lines[].code', when: isLine('EnumLineTypeFreeText', 'EnumLineTypeComment'),
		reason: 'By the field text it is a stock item\'s code, or a charge\'s; other lines have neither.',
	},
];

/** The deviation that allows this problem, if one does. */
export function findDeviation(problem: Problem, deviations: readonly Deviation[]): Deviation | undefined {
	return deviations.find(
		(each) =>
			(each.operation === problem.operation || each.operation === problem.system) &&
			each.part === problem.part && each.schema === problem.schema && each.field === problem.field && each.rule === problem.rule &&
			(each.when === undefined || (problem.record !== undefined && each.when(problem.record))),
	);
}
