import { CHART } from '../settlement/catalogue/chart';
import { cell, type TableRow } from '../text/tableRow';

/** Codes of Sage with the names under which the settings know them; nominal accounts also by the shipped chart. */
export interface Names {
	/** `AMZGBP Amazon UK clearing (GBP)`; the code alone where no name is known. */
	of(code: string): string;
	/** `Std Rate` of a tax code's number. */
	taxCode(code: number): string;
	/** The VAT role that the settings give a tax code, in plain words; the plainest where several have it. */
	role(code: number): string;
}

/** Roles with their words, the plainest first. */
const ROLES: ReadonlyArray<readonly [string, string]> = [
	['standard', 'Standard rate'],
	['reduced', 'Reduced rate'],
	['zero', 'Zero rate'],
	['exempt', 'Exempt'],
	['outsideScope', 'Outside the scope'],
	['marketplaceCollected', 'Collected by Amazon'],
	['reverseCharge', 'Reverse charge'],
];
export const OUTSIDE_SCOPE = 'Outside the scope';
export const REVERSE_CHARGE = 'Reverse charge';
const NO_ROLE = 'No role in the settings';

/** Reads names from rows of *Bridge settings*, whatever else is wrong with them. Their values say `code | name`. */
export function namesFrom(settings: readonly TableRow[]): Names {
	const rows = settings.map(({ key, value }) => ({
		key: cell(key),
		parts: cell(value)
			.split('|')
			.map((part) => part.trim()),
	}));
	const taxRows = rows.filter(({ key }) => key.startsWith('taxCodes.'));
	const accounts = new Map(Object.values(CHART).map(({ code, name }) => [code as string, name as string]));
	for (const { key, parts } of rows) {
		const [code, name] = parts;
		if (code && name && !key.startsWith('taxCodes.') && !key.includes('warehouse')) accounts.set(code, name);
	}
	const ofCode = (code: number) => taxRows.filter(({ parts }) => parts[0] === String(code));
	return {
		of: (code) => [code, accounts.get(code)].filter(Boolean).join(' '),
		taxCode: (code) => ofCode(code)[0]?.parts[1] ?? '',
		role: (code) => {
			const keys = new Set(ofCode(code).map(({ key }) => key.slice('taxCodes.'.length)));
			return ROLES.find(([role]) => keys.has(role))?.[1] ?? NO_ROLE;
		},
	};
}
