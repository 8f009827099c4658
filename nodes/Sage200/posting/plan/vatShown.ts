import type { IDataObject } from 'n8n-workflow';
import { absoluteMinor, fromDecimal, sumMinor, toDecimal, ZERO, type Minor } from '../../../domain/money/money';
import { SAGE_DOCUMENTS } from '../../../domain/books/documents';
import type { PlanLine, PlanStep } from '../../../domain/books/plan.types';
import { moneyOf } from '../../transport/losslessJson';

/** `notShown`: Sage gave no tax analysis. `none`: the document has none. */
export type VatState = 'agrees' | 'differs' | 'notShown' | 'none';

/** Net and tax per tax code, and the direction of the VAT where Sage's word for it tells. */
export function vatOf(step: PlanStep, row: IDataObject): { readonly state: VatState; readonly differences: readonly string[] } {
	if (step.lines.length === 0) return { state: 'none', differences: [] };
	const items = (row.tax_analysis_items ?? []) as IDataObject[];
	if (!Array.isArray(items) || items.length === 0) return { state: 'notShown', differences: [] };
	const codes = [...new Set([...step.lines.map(({ taxCode }) => taxCode), ...items.map(({ code }) => Number(code))])];
	const amounts = codes.flatMap((code) =>
		differencesOfCode(
			code,
			step.lines.filter((line) => line.taxCode === code),
			items.filter((item) => Number(item.code) === code),
		),
	);
	const wanted = SAGE_DOCUMENTS[step.document].vat;
	const other = wanted === 'output' ? 'input' : 'output';
	const turned = items.some(({ entry_type: type }) =>
		String(type ?? '')
			.toLowerCase()
			.includes(other),
	)
		? [`VAT stands as ${other} tax instead of ${wanted} tax`]
		: [];
	const differences = [...amounts, ...turned];
	return { state: differences.length === 0 ? 'agrees' : 'differs', differences };
}

function differencesOfCode(code: number, lines: readonly PlanLine[], items: readonly IDataObject[]): string[] {
	const wanted = (column: 'net' | 'tax') => absoluteMinor(sumMinor(lines.map((line) => fromDecimal(line[column]))));
	// Whether Sage shows credit notes and payments as negative is not documented, so sums are compared without sign.
	const seen = (field: string) => absoluteMinor(sumMinor(items.map((item) => moneyOf(item[field]) ?? ZERO)));
	const difference = (what: string, is: Minor, should: Minor) =>
		is === should ? [] : [`${what} on tax code ${code} ${toDecimal(is)} instead of ${toDecimal(should)}`];
	return [...difference('net', seen('goods_amount'), wanted('net')), ...difference('VAT', seen('tax_amount'), wanted('tax'))];
}
